/**
 * The job that every engine does: a workflow of six steps, each moved by one signal from outside,
 * then finished. The words of a signal are drawn from a seed, so every engine hears the same ones.
 * A signal counts when its acknowledgement has come, and the acknowledgement comes when the signal
 * is on the disk.
 */

/** Steps of one workflow, and so signals that it needs. */
export const STEPS = 6;

/** What the words of the signals are drawn from. */
export const SEED = 20_261_130;

/** The length of a signal as JSON. */
export const SIGNAL_BYTES = 250;

/** Rounds whose figures are thrown away, and rounds whose median is told. */
export const WARM_UP = 2;
export const ROUNDS = 5;

/** The two sizes of the load, with the workflows that each client finishes in a round. */
export const LOADS = [
  { clients: 1, perRound: 40 },
  { clients: 64, perRound: 8 },
];

/**
 * One signal.
 * @param {string} workflow the id of the workflow that it moves
 * @param {number} step counted from 1
 * @returns {{ workflow: string, step: number, words: string }} exactly `SIGNAL_BYTES` long as JSON
 */
export function signalOf(workflow, step) {
  const signal = { workflow, step, words: '' };
  const room = SIGNAL_BYTES - JSON.stringify(signal).length;
  return { ...signal, words: wordsOf(`${workflow}/${step}`, room) };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz ';

/** So many letters that depend on the seed and a name alone (xorshift over a hash of the name). */
function wordsOf(name, length) {
  let state = SEED;
  for (const character of name) state = Math.imul(state ^ character.charCodeAt(0), 0x0100_0193);
  let words = '';
  while (words.length < length) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words += LETTERS[(state >>> 0) % LETTERS.length];
  }
  return words;
}
