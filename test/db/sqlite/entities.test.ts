/** The schema of a file as it stands in it, and rows as TypeORM reads them. */
import { expect, test } from '@jest/globals';
import {
  cleanUpAfterEach,
  cosignatureOf,
  entriesOf,
  givenFile,
  journalOf,
  opened,
} from '../given-storage.js';

cleanUpAfterEach();

test('a migration runs once, and the next open changes nothing', async () => {
  const file = givenFile();
  const schemas: unknown[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { dataSource, close } = await opened({ file });
    const schema = await dataSource.query('SELECT type, name, sql FROM sqlite_master ORDER BY 2');
    schemas.push({ schema, ran: await dataSource.query('SELECT name FROM migrations') });
    expect(await dataSource.runMigrations()).toEqual([]);
    await close();
  }
  expect(schemas[0]).toMatchObject({
    ran: [
      { name: 'Journals1795392000000' },
      { name: 'Cosignatures1795478400000' },
      { name: 'KeptDocuments1795564800000' },
      { name: 'CalendarTokens1795651200000' },
      { name: 'Marks1795824000000' },
      { name: 'Sessions1796083200000' },
    ],
  });
  expect(schemas[1]).toEqual(schemas[0]);
  expect(schemas[2]).toEqual(schemas[0]);
});

test('entities read what the entry log wrote', async () => {
  const { dataSource, log } = await opened({ file: givenFile() });
  await log.appendAll({
    journals: [journalOf('north')],
    entries: entriesOf('north', 0, 2),
    checkpoints: [{ cluster: 'north', size: 2, note: 'two' }],
    cosignatures: [cosignatureOf('north', 2, 'da-nang')],
  });
  const rowsOf = async (name: string) =>
    (await dataSource.getRepository(name).find()).map((row) => ({ ...row }));
  expect(await rowsOf('journal')).toEqual([journalOf('north')]);
  expect(await rowsOf('entry')).toEqual(entriesOf('north', 0, 2));
  expect(await rowsOf('checkpoint')).toEqual([{ cluster: 'north', size: 2, note: 'two' }]);
  expect(await rowsOf('cosignature')).toEqual([cosignatureOf('north', 2, 'da-nang')]);
});
