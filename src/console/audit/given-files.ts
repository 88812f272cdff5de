/** Finds in a heap of files what an audit needs, by their names in an export. */
import type { AuditGiven } from './audit-run.js';
import type { Own } from './own-files.js';

/** @returns `null` where no journal is among them */
export async function givenIn(files: readonly File[], own: Own): Promise<AuditGiven | null> {
  const journal = files.find(({ name }) => name.endsWith('.ndjson'));
  if (!journal) return null;
  const named = async (name: string): Promise<string | null> =>
    (await files.find((file) => file.name === name)?.text()) ?? null;
  const heads = files.filter((file) => /(^|\/)checkpoints\/\d+$/.test(file.webkitRelativePath));
  return {
    journal: new Uint8Array(await journal.arrayBuffer()),
    checkpoint: await named('checkpoint'),
    heads: await Promise.all(heads.map((file) => file.text())),
    // The policy of an export is the journal's own, which the journal tells better itself.
    ...own,
  };
}

/**
 * Fetches what an audit needs from the server of this page, as whoever is signed in there.
 * @returns `null` where the server does not give it
 */
export async function givenByServer(cluster: string, own: Own): Promise<AuditGiven | null> {
  const kept = sessionStorage.getItem('giaouoc.session');
  const token = kept === null ? '' : (JSON.parse(kept) as { token: string }).token;
  const headers = { authorization: `Bearer ${token}` };
  const ask = (path: string): Promise<Response> =>
    fetch(`/api/clusters/${cluster}/${path}`, { headers });
  // The journal may grow meanwhile: the head that is taken last decides how far it is read.
  const others = await ask('checkpoints');
  const [checkpoint, journal] = [await ask('checkpoint'), await ask('journal')];
  if (!journal.ok) return null;
  const note = checkpoint.ok ? await checkpoint.text() : null;
  const bytes = new Uint8Array(await journal.arrayBuffer());
  const notes = others.ok ? ((await others.json()) as readonly { readonly note: string }[]) : [];
  const heads = notes.map((each) => each.note);
  return { journal: upTo(bytes, note), checkpoint: note, heads, ...own };
}

/** A live journal grows while it is fetched; what its signed head covers is what is audited. */
function upTo(journal: Uint8Array, checkpoint: string | null): Uint8Array {
  const size = Number(checkpoint?.split('\n')[1] ?? Number.NaN);
  if (!Number.isSafeInteger(size)) return journal;
  let end = 0;
  for (let line = 0; line < size; line += 1) {
    const feed = journal.indexOf(10, end);
    if (feed === -1) return journal;
    end = feed + 1;
  }
  return journal.subarray(0, end);
}
