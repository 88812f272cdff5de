/** How a key comes into this browser: it is made here, or taken over from a file. */
import { useState } from 'preact/hooks';
import { useTexts } from '../words/console-texts.js';
import { type KeyFile, readKeyFile, unlocked } from './key-file.js';
import { makeKey, takeKey } from './key-store.js';

export interface NewKeyProps {
  /** Does something that can fail, and tells why it did. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}

export function NewKey({ attempt }: NewKeyProps) {
  const { keys } = useTexts();
  const [label, setLabel] = useState('');
  return (
    <>
      <h2>{keys.makeTitle}</h2>
      <p>{keys.makeBody}</p>
      <div class="field">
        <label for="key-label">{keys.label}</label>
        <input id="key-label" value={label} onInput={(e) => setLabel(e.currentTarget.value)} />
      </div>
      <button type="button" onClick={() => attempt(() => makeKey(label.trim() || keys.title))}>
        {keys.make}
      </button>
      <h2>{keys.importTitle}</h2>
      <p>{keys.importBody}</p>
      <FromFile attempt={attempt} />
    </>
  );
}

/** A file under a passphrase asks for it; what is typed is not kept. */
function FromFile({ attempt }: NewKeyProps) {
  const { keys } = useTexts();
  const [locked, setLocked] = useState<(KeyFile & { readonly name: string }) | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const take = (file: File | undefined): Promise<void> =>
    attempt(async () => {
      if (!file) return;
      const read = readKeyFile(await file.text());
      setLocked(read.isLocked ? { ...read, name: file.name } : null);
      if (!read.isLocked) await takeKey(read.der, file.name);
    });
  const unlock = (): Promise<void> =>
    attempt(async () => {
      if (!locked) return;
      await takeKey(await unlocked(locked.der, passphrase), locked.name);
      setLocked(null);
      setPassphrase('');
    });
  return (
    <>
      <div class="field">
        <label for="key-file">{keys.importFile}</label>
        <input
          id="key-file"
          type="file"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </div>
      {locked && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void unlock();
          }}
        >
          <div class="field">
            <label for="key-passphrase">{keys.passphrase(locked.name)}</label>
            <input
              id="key-passphrase"
              type="password"
              autocomplete="off"
              value={passphrase}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
            />
          </div>
          <button type="submit">{keys.unlock}</button>
        </form>
      )}
    </>
  );
}
