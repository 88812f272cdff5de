/** A set of names, kept as an object so that it has one canonical form. */
export type Names = Readonly<Record<string, true>>;
