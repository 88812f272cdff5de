/**
 * Times between people and rules: read and typed on the clock of the charter's time zone, signed as
 * RFC 3339 in UTC. Rules know a zone by its offset alone, and so does this.
 */

/** What a control for a day and a time holds: `2024-03-08T10:00`; empty for no instant. */
export function localOf(instant: string, offsetMinutes: number): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return '';
  const local = new Date(time + offsetMinutes * MINUTE_MS).toISOString();
  return local.slice(0, local.endsWith(':00.000Z') ? 'yyyy-mm-ddThh:mm'.length : -1);
}

/** The instant of such a control; empty while it is not filled in. */
export function instantOf(local: string, offsetMinutes: number): string {
  const time = Date.parse(`${local}Z`);
  if (Number.isNaN(time)) return '';
  return new Date(time - offsetMinutes * MINUTE_MS).toISOString();
}

const MINUTE_MS = 60_000;
