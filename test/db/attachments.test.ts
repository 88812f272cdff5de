import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { emptyPlace, emptyStorage } from './engines.js';
import { cleanUpAfterEach, journalOf, opened } from './given-storage.js';

cleanUpAfterEach();

function pdf(bytes: Uint8Array) {
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { digest, bytes, mediaType: 'application/pdf' };
}

const plan = pdf(Uint8Array.from({ length: 70_000 }, (_, index) => index % 251));

test('a document comes back byte for byte, also after a reopen', async () => {
  const place = await emptyPlace();
  const first = await opened(place);
  expect(await first.attachments.put(plan)).toBe(true);
  await first.close();
  const { attachments } = await opened(place);
  const found = await attachments.get(plan.digest);
  expect(found).toMatchObject({ mediaType: 'application/pdf', size: 70_000 });
  expect(pdf(found?.bytes ?? new Uint8Array(0)).digest).toBe(plan.digest);
  const { digest, mediaType } = plan;
  expect(await attachments.summary(digest)).toEqual({ digest, mediaType, size: 70_000 });
});

test('a document is stored once, under the media type that came first', async () => {
  const { attachments } = await emptyStorage();
  await attachments.put(plan);
  expect(await attachments.put({ ...plan, mediaType: 'text/plain' })).toBe(false);
  expect(await attachments.summary(plan.digest)).toMatchObject({ mediaType: 'application/pdf' });
});

test('a document that many store at once is there once', async () => {
  const { attachments, dataSource } = await emptyStorage();
  await Promise.all(Array.from({ length: 20 }, () => attachments.put(plan)));
  expect(await dataSource.getRepository('attachment').count()).toBe(1);
});

test('other bytes under a stored digest are refused', async () => {
  const { attachments } = await emptyStorage();
  await attachments.put(plan);
  const forged = { ...plan, bytes: plan.bytes.slice(1) };
  await expect(attachments.put(forged)).rejects.toThrow('other bytes are stored');
  expect(await attachments.summary(plan.digest)).toMatchObject({ size: 70_000 });
});

test('a document that is not there is not there', async () => {
  const { attachments } = await emptyStorage();
  expect(await attachments.get('00')).toBeUndefined();
  expect(await attachments.summary('00')).toBeUndefined();
});

test('a cluster keeps what it was given, and not what another was given', async () => {
  const { attachments, log } = await emptyStorage();
  await log.appendAll({ journals: [journalOf('north'), journalOf('south')] });
  await attachments.put(plan);
  expect(await attachments.keep('north', plan.digest)).toBe(true);
  expect(await attachments.keep('north', plan.digest)).toBe(false);
  expect(await attachments.isKept('north', plan.digest)).toBe(true);
  expect(await attachments.isKept('south', plan.digest)).toBe(false);
});

test('nobody keeps a document that is not stored, and no unknown cluster keeps one', async () => {
  const { attachments, log } = await emptyStorage();
  await log.appendAll({ journals: [journalOf('north')] });
  await expect(attachments.keep('north', plan.digest)).rejects.toThrow(/FOREIGN KEY|foreign key/);
  await attachments.put(plan);
  await expect(attachments.keep('south', plan.digest)).rejects.toThrow(/FOREIGN KEY|foreign key/);
});
