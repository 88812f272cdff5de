/** What TypeORM believes of the tables, on the engine of the run. */
import { expect, test } from '@jest/globals';
import { emptyStorage } from './engines.js';
import { cleanUpAfterEach, journalOf } from './given-storage.js';

cleanUpAfterEach();

test('the migrations build exactly what the entities describe', async () => {
  const { dataSource } = await emptyStorage();
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test('a difference between the two would be seen', async () => {
  const { dataSource } = await emptyStorage();
  await dataSource.query('ALTER TABLE attachment ADD COLUMN forgotten text');
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries).not.toEqual([]);
});

test('a migration cannot be taken back', async () => {
  const { dataSource, log } = await emptyStorage();
  await log.appendAll({ journals: [journalOf('north')] });
  await expect(dataSource.undoLastMigration()).rejects.toThrow('append-only');
  expect(await log.journals()).toHaveLength(1);
});
