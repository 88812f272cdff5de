import { describe, expect, test } from '@jest/globals';
import { type Bodies, cycleOf } from '../../workflows/index.js';
import { issuing } from '../support/award-year.js';
import { document, YEAR } from '../support/bodies.js';
import type { TestCluster } from '../support/cluster.js';
import {
  adoptedYear,
  CHAIR,
  confirmingYear,
  DEPUTY,
  given,
  handedOverYear,
  minutedYear,
  pledgedYear,
  proposedYear,
  signingYear,
  votedYear,
  votingYear,
} from '../support/given.js';

type Kind = Bodies['document.issue']['kind'];

/** Before, and once what a document tells of has happened. */
const DUE: Readonly<Record<Kind, readonly [() => TestCluster, () => TestCluster]>> = {
  pledge: [signingYear, pledgedYear],
  countMinutes: [votingYear, votedYear],
  reviewMinutes: [votedYear, minutedYear],
  certificate: [minutedYear, adoptedYear],
  proposal: [adoptedYear, proposedYear],
  handoverMinutes: [proposedYear, confirmingYear],
};

describe('a document', () => {
  test.each(Object.entries(DUE))('%s is issued once it is due', (kind, [before, then]) => {
    const said = issuing({ kind: kind as Kind });
    given(before()).when(said).refused('document/too-early');
    given(then()).when(said).accepted();
  });

  test('is issued by the chair of the year, also after the handover and the close', () => {
    given(pledgedYear()).when(issuing({}, DEPUTY)).refused('speaker/not-the-chair');
    given(handedOverYear()).when(issuing({}, CHAIR)).accepted();
  });

  test('is kept with its number, place, day, digest and the entries that it is made from', () => {
    const issued = given(pledgedYear()).when(issuing()).accepted();
    const { kind: _, number, ...facts } = issuing().body;
    expect(issued.year.documents).toEqual({ pledge: { [number]: facts } });
  });

  test('is made from entries that exist, up to the one before its own', () => {
    const { length } = pledgedYear().lines;
    given(pledgedYear())
      .when(issuing({ upTo: length }))
      .accepted();
    given(pledgedYear())
      .when(issuing({ upTo: length + 1 }))
      .refused('document/entries-ahead');
  });
});

describe('a number', () => {
  test('is given once for each kind in a year', () => {
    const issued = given(votedYear()).after(issuing());
    issued.when(issuing({ digest: document('another') })).refused('document/number-taken');
    issued.when(issuing({ number: 13 })).accepted();
    issued.when(issuing({ kind: 'countMinutes' })).accepted();
  });

  test('is free again in another year', () => {
    const cluster = handedOverYear();
    cluster.say(issuing());
    const next = { ...issuing(), cycle: YEAR + 1 };
    const chairs = ['hai-phong', CHAIR].filter((by) => cluster.fork().attempt({ ...next, by }).ok);
    expect(chairs).toHaveLength(1);
  });

  test('is the hundredth of its kind at most', () => {
    const cluster = pledgedYear();
    for (let number = 1; number <= 100; number++) cluster.say(issuing({ number }));
    const { documents } = cycleOf(cluster.journal(), YEAR).context;
    expect(Object.keys(documents.pledge ?? {})).toHaveLength(100);
    given(cluster)
      .when(issuing({ number: 101 }))
      .refused('document/too-many');
  });
});
