/**
 * A database goes to another place: typed as an operator would, the server before and after it in
 * this process. On each engine the source is of that engine, and the target of the other one too.
 */
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { openStorage } from '../../db/data-source.js';
import { claimDataFolder } from '../../src/data-kind.js';
import { backUp } from '../../src/upkeep/backup.js';
import { moveDatabase } from '../../src/upkeep/move.js';
import { restoreBackup, sayNewest } from '../../src/upkeep/restore.js';
import { beside, databaseUrlOf, storageOf } from '../support/engine.js';
import { signingYear } from '../support/given.js';
import { cleanUpAfterEach, givenData, givenServer, type TestServer } from '../support/http.js';
import { journalText } from '../support/journal-folder.js';
import { giaouoc, giveBelongings, givenFolder, pledgeSign } from '../support/upkeep.js';

cleanUpAfterEach();
// Every command is a process of its own.
jest.setTimeout(120_000);

/** A data folder for a server on a set clock, whose database was not made by it. */
function givenDemonstration(): string {
  const data = givenData();
  claimDataFolder(data, join(data, 'giaouoc.db'), 'demonstration');
  return data;
}

/** The database of a data folder, as an operator names it. */
async function placeOf(data: string): Promise<string> {
  return (await databaseUrlOf(data)) ?? `sqlite:${join(data, 'giaouoc.db')}`;
}

/** A server that has heard everything up to the signing of a pledge, and was ended. */
async function givenYear(): Promise<TestServer> {
  const server = await givenServer();
  await server.play(signingYear());
  await giveBelongings(server);
  await server.close();
  return server;
}

async function journalOn(server: TestServer): Promise<string> {
  const token = await server.signIn();
  return (await server.get('/api/clusters/cities/journal', { token })).text;
}

describe('a database that is moved', () => {
  test('is the same in its new place, goes on there, and takes nothing in the old', async () => {
    const { data } = await givenYear();
    const to = givenData();
    const [source, target] = [await placeOf(data), await placeOf(to)];
    const { stdout, stderr, exit } = await giaouoc('move', '--from', source, '--to', target);
    expect({ stderr: stderr.includes('is only kept'), exit }).toEqual({ stderr: true, exit: 0 });
    expect(stdout).toContain(`${signingYear().lines.length} entries, judged again`);
    expect(stdout).not.toContain(':test@');
    const server = await givenServer(to);
    expect(await journalOn(server)).toBe(journalText(signingYear().lines));
    expect((await server.say(pledgeSign('ha-noi'))).status).toBe(201);
    await expect(givenServer(data)).rejects.toThrow(/has moved, and is only kept/);
    const insert = beside(data, (ask) =>
      ask("INSERT INTO journal (id, origin, created) VALUES ('a', 'b', 'c')"),
    );
    await expect(insert).rejects.toMatchObject({ message: expect.stringContaining('moved') });
  });

  test('that a server still has open takes nothing more from it', async () => {
    const server = await givenServer();
    await server.play(signingYear());
    const target = await placeOf(givenData());
    const { exit } = await giaouoc('move', '--from', await placeOf(server.data), '--to', target);
    expect(exit).toBe(0);
    const answer = await server.say(pledgeSign('ha-noi'));
    expect(answer.codes).toEqual(['server/storage-failed']);
    expect(await journalOn(server)).toBe(journalText(signingYear().lines));
  });

  test('goes to a place of the other engine and back, and says the same', async () => {
    const { data } = await givenYear();
    const file = join(givenFolder(), 'there', 'giaouoc.db');
    const back = givenData();
    const there = await moveDatabase(await storageOf(data), { file });
    const again = await moveDatabase({ file }, await storageOf(back));
    if (!there.ok || !again.ok) throw new Error('it was not moved');
    expect(again.sha256).toBe(there.sha256);
    expect(again.rows).toBe(there.rows);
    expect(await journalOn(await givenServer(back))).toBe(journalText(signingYear().lines));
  });
});

const NOW = '2026-12-01T00:00:00.000Z';

/** A data folder whose database was restored from a backup of another one. */
async function givenRestored(): Promise<string> {
  const { data: first } = await givenYear();
  const [data, backup] = [givenData(), join(givenFolder(), 'kept.backup')];
  const place = await storageOf(first);
  await backUp({ place, data: first, out: backup, withKeys: false, now: NOW });
  await restoreBackup({ backup, place: await storageOf(data), data, now: NOW });
  return data;
}

/** Moves the database of a data folder. @returns the folder to which it went */
async function movedFrom(data: string): Promise<string> {
  const to = givenData();
  const outcome = await moveDatabase(await storageOf(data), await storageOf(to));
  expect(outcome).toMatchObject({ ok: true });
  return to;
}

async function marksOf(data: string): Promise<readonly string[]> {
  const { marks, close } = await openStorage({ ...(await storageOf(data)), readOnly: true });
  const all = await marks.all();
  await close();
  return [...all.keys()].sort();
}

describe('a restored database that is moved', () => {
  test('is held in its new place too, until it is known that nothing is missing', async () => {
    const there = await movedFrom(await givenRestored());
    const held = await givenServer(there);
    expect((await held.say(pledgeSign('ha-noi'))).codes).toEqual(['server/restored']);
    await held.close();
    expect(await sayNewest(await storageOf(there), NOW)).toBe(true);
    const free = await givenServer(there);
    expect((await free.say(pledgeSign('ha-noi'))).status).toBe(201);
  });

  test('takes along what was found out about it, and not the way that it has come', async () => {
    const data = await givenRestored();
    await sayNewest(await storageOf(data), NOW);
    await (await givenServer(data)).close();
    const known = ['continues cities', 'kind', 'newest', 'restored'];
    const there = await movedFrom(data);
    expect(await marksOf(there)).toEqual(['arrived', 'arriving', ...known].sort());
    expect((await (await givenServer(there)).say(pledgeSign('ha-noi'))).status).toBe(201);
  });
});

describe('a move that was interrupted', () => {
  test('while rows were written begins anew, and no server opens what it left', async () => {
    const { data } = await givenYear();
    const to = givenDemonstration();
    const target = await openStorage({ ...(await storageOf(to)), moving: true });
    await target.marks.set('arriving', await shown(data));
    await target.log.appendAll({
      journals: [{ cluster: 'half', origin: 'example.org/half', created: 'then' }],
    });
    await target.close();
    await expect(givenServer(to)).rejects.toThrow(/copy that is not whole yet/);
    const { exit } = await giaouoc(
      'move',
      '--from',
      await placeOf(data),
      '--to',
      await placeOf(to),
    );
    expect(exit).toBe(0);
    const server = await givenServer(to);
    expect((await server.get('/api/health/ready')).json).toMatchObject({ journals: 1 });
    expect(await journalOn(server)).toBe(journalText(signingYear().lines));
  });

  test('after the source was given up is brought to its end', async () => {
    const { data } = await givenYear();
    const to = givenDemonstration();
    const [from, place] = [await storageOf(data), await storageOf(to)];
    const [source, target] = [await openStorage(from), await openStorage(place)];
    await target.marks.set('arriving', await shown(data));
    await target.marks.set('kind', 'demonstration');
    await target.copying.fill(source.copying.rows());
    expect(await source.copying.leave(await shown(to), async () => true)).toBe(true);
    await source.close();
    await target.close();
    await expect(givenServer(data)).rejects.toThrow(/has moved/);
    await expect(givenServer(to)).rejects.toThrow(/not whole yet/);
    const { exit } = await giaouoc(
      'move',
      '--from',
      await placeOf(data),
      '--to',
      await placeOf(to),
    );
    expect(exit).toBe(0);
    expect(await journalOn(await givenServer(to))).toBe(journalText(signingYear().lines));
  });
});

/** How a place is named in a mark. */
async function shown(data: string): Promise<string> {
  const url = await databaseUrlOf(data);
  if (url === null) return join(data, 'giaouoc.db');
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

describe('a move is refused', () => {
  test('where something is already, and the source is as it was', async () => {
    const [{ data }, other] = [await givenYear(), await givenYear()];
    const places = ['--from', await placeOf(data), '--to', await placeOf(other.data)];
    const { stdout, stderr, exit } = await giaouoc('move', ...places);
    expect(exit).toBe(4);
    expect(stdout).toContain('There is something in');
    expect(stderr).toContain('The source is as it was.');
    expect((await (await givenServer(data)).say(pledgeSign('ha-noi'))).status).toBe(201);
  });

  test('for a source that has moved to another place', async () => {
    const { data } = await givenYear();
    await giaouoc('move', '--from', await placeOf(data), '--to', await placeOf(givenData()));
    const elsewhere = await placeOf(givenData());
    const again = await giaouoc('move', '--from', await placeOf(data), '--to', elsewhere);
    expect(again.exit).toBe(4);
    expect(again.stdout).toContain('It has moved before');
  });

  test('for a journal that does not hold, which is named', async () => {
    const { data } = await givenYear();
    const broken = givenData();
    const { journal, note } = await brokenRows(data);
    const storage = await openStorage(await storageOf(broken));
    await storage.log.appendAll({ journals: [journal], checkpoints: [note] });
    await storage.marks.set('kind', 'demonstration');
    await storage.close();
    const to = givenData();
    const places = ['--from', await placeOf(broken), '--to', await placeOf(to)];
    const { stderr, exit } = await giaouoc('move', ...places);
    expect(stderr).toContain('the journal of cities does not hold');
    expect(exit).toBe(1);
    await expect(givenServer(to)).rejects.toThrow(/not whole yet/);
  });

  test('for words that name no place, without the password that they may hold', async () => {
    const words = ['move', '--from', 'mysql://me:secret@host/db', '--to', 'sqlite:x.db'];
    const { stderr, exit } = await giaouoc(...words);
    expect(exit).toBe(2);
    expect(stderr).toContain('…@host/db is no place of a database');
    expect(stderr).not.toContain('secret');
    const nowhere = await giaouoc('move', '--from', 'sqlite:none.db', '--to', 'sqlite:x.db');
    expect(nowhere).toMatchObject({ exit: 3, stderr: expect.stringContaining('none.db') });
  });
});

/** A journal whose signed head is over entries that are not there. */
async function brokenRows(data: string) {
  const { log, close } = await openStorage({ ...(await storageOf(data)), readOnly: true });
  const [journal, note] = [await log.journal('cities'), await log.checkpoint('cities')];
  await close();
  if (!journal || !note) throw new Error('there is no journal');
  return { journal, note };
}
