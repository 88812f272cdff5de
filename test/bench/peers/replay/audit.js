/**
 * The audit of this project on a journal of signed statements: how many entries it checks in a
 * second, and what it says to one in which somebody's words or name were exchanged.
 */
import { openVerifier } from '../../../../dist/src/signatures/verify.js';
import { cities, journalOf } from '../../../../dist/test/bench/material.js';
import { medianOf, perSecond, repeat } from '../../../../dist/test/bench/measure.js';
import { ORIGIN } from '../../../../dist/test/support/cluster.js';
import { audit } from '../../../../dist/workflows/index.js';

/** Entries of the journal, and the one that is forged. */
const ENTRIES = 10_000;
const FORGED = 5_000;

/** Measures the audit and asks it about forged journals. */
export async function giaouocAudit() {
  const lines = journalOf(cities(5), ENTRIES);
  const audited = (journal) => audit(ORIGIN, journal, { verify: openVerifier() });
  const rounds = await repeat({ warmUp: 1, rounds: 3 }, () =>
    perSecond(lines.length, async () => {
      const verdict = await audited(lines);
      if (!verdict.sound) throw new Error(`a sound journal breaks ${verdict.broken.rule}`);
    }),
  );
  const { seq, payload, sender } = forgeries(lines);
  const plain = await audited(payload);
  return {
    rate: medianOf(rounds, (rate) => rate),
    seq,
    payload: findingOf(plain),
    madeGood: findingOf(await audited(withStateOf(payload, plain))),
    sender: findingOf(await audited(sender)),
  };
}

/** A host makes good what it can: the digest of the state that the forged entry would lead to. */
function withStateOf(lines, verdict) {
  if (verdict.sound || verdict.broken.rule !== 'state') return lines;
  const { seq, expected } = verdict.broken;
  return lines.map((line, index) =>
    index === seq
      ? Buffer.from(textOf(line).replace(/"after":"[^"]*"/, `"after":"${expected}"`))
      : line,
  );
}

/** Exchanges the figure of a report, and who made it. */
function forgeries(lines) {
  const seq = lines.findIndex(
    (line, index) => index >= FORGED && textOf(line).includes('"type":"report.submit"'),
  );
  const { by } = JSON.parse(textOf(lines[seq])).statement;
  const other = by.member === 'city-1' ? 'city-2' : 'city-1';
  const forged = (change) =>
    lines.map((line, index) => (index === seq ? Buffer.from(change(textOf(line))) : line));
  return {
    seq,
    payload: forged((text) => text.replace(/"value":"[^"]*"/, '"value":"9.99"')),
    sender: forged((text) => text.replace(`"member":"${by.member}"`, `"member":"${other}"`)),
  };
}

const textOf = (line) => Buffer.from(line).toString('utf8');

function findingOf(verdict) {
  if (verdict.sound) return null;
  const { seq, rule } = verdict.broken;
  return { seq, rule };
}
