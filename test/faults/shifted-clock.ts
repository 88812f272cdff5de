/**
 * Loaded before the program (`node --import`): the clock of this process stands as far from the
 * machine's as its parent says, from its start on or from one moment to the next, as a clock does
 * that somebody sets.
 */
const Machine = Date;
let shift = 0;

process.on('message', (message: { readonly shift?: number }) => {
  if (message.shift !== undefined) shift = message.shift;
});

globalThis.Date = new Proxy(Machine, {
  construct: (target, args, self) =>
    Reflect.construct(target, args.length === 0 ? [Machine.now() + shift] : args, self),
  get: (target, name, self) =>
    name === 'now' ? () => Machine.now() + shift : Reflect.get(target, name, self),
});
