/** What was asked of `npm run faults`; every option that is wrong ends the run before it begins. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Gate } from './gate.js';
import { PLANTS, type Plant } from './plants.js';

export interface Options {
  readonly gates: readonly Gate[];
  /** How often each gate makes its fault. */
  readonly cyclesOf: (gate: Gate) => number;
  readonly seed: number;
  readonly plant: Plant | null;
  /** Whether the page is written, and whether these figures join those that it has. */
  readonly keeps: 'nothing' | 'instead' | 'added';
  readonly json: boolean;
}

/** Seeds are short, so that one can be copied by hand. */
const SEEDS = 1_000_000;

/** Reads the arguments. @throws Error that says what is wrong */
export function readOptions(args: readonly string[], all: readonly Gate[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      cycles: { type: 'string' },
      seed: { type: 'string' },
      plant: { type: 'string' },
      bounded: { type: 'boolean' },
      write: { type: 'boolean' },
      add: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const names = values.only?.split(',') ?? all.map(({ name }) => name);
  const gates = names.map((name) => {
    const gate = all.find((each) => each.name === name);
    if (gate) return gate;
    throw new Error(`"${name}" is no gate: ${all.map((each) => each.name).join(', ')}`);
  });
  const cycles = values.cycles === undefined ? null : numberIn('cycles', values.cycles);
  const plant = PLANTS.find((each) => each === values.plant) ?? null;
  if (values.plant !== undefined && !plant) throw new Error(`--plant is ${PLANTS.join(' or ')}`);
  const keeps = values.add ? 'added' : values.write ? 'instead' : 'nothing';
  if (plant && keeps !== 'nothing') throw new Error('figures of planted faults are not kept');
  return {
    gates,
    cyclesOf: (gate) => cycles ?? (values.bounded ? gate.bounded : gate.full),
    seed: values.seed === undefined ? randomInt(SEEDS) : numberIn('seed', values.seed),
    plant,
    keeps,
    json: values.json ?? false,
  };
}

function numberIn(name: string, text: string): number {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} is a whole number`);
}
