/** The keys of this browser: make one, take one over, show it to the registrar, remove it. */
import { useState } from 'preact/hooks';
import { usePageTitle } from '../app/page-title.js';
import { href } from '../app/router.js';
import { useAnswer } from '../app/use-answer.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { CopyText, Hash } from '../elements/hash.js';
import { SummaryList } from '../elements/summary-list.js';
import { Timestamp } from '../elements/timestamp.js';
import { useTexts } from '../words/console-texts.js';
import {
  dropKey,
  KeyError,
  makeKey,
  pkcs8Of,
  type StoredKey,
  storedKeys,
  takeKey,
} from './key-store.js';

/** @param cluster where an enrolment is asked for */
export function KeysPage({ cluster }: { readonly cluster: string | null }) {
  const { keys } = useTexts();
  usePageTitle(keys.title);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const { answer, again } = useAnswer('keys', storedKeys);
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      setTrouble([]);
      again();
    } catch (error) {
      setTrouble([error instanceof KeyError ? keys.troubles[error.trouble] : String(error)]);
    }
  };
  return (
    <>
      <h1>{keys.title}</h1>
      <ErrorSummary title={keys.title} problems={trouble.map((text) => ({ text }))} />
      {answer?.length === 0 && <p>{keys.noKeys}</p>}
      {answer?.map((key) => (
        <KeyCard
          key={key.id}
          stored={key}
          cluster={cluster}
          drop={() => attempt(() => dropKey(key.id))}
        />
      ))}
      <NewKey attempt={attempt} />
      <h2>{keys.lostTitle}</h2>
      <ol>
        {keys.lost.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {cluster && (
        <p class="actions">
          <a href={href.say(cluster, null, 'officer.revoke')}>{keys.revoke}</a>
          <a href={href.say(cluster, null, 'root.replace')}>{keys.replaceRoot}</a>
        </p>
      )}
    </>
  );
}

interface KeyCardProps {
  readonly stored: StoredKey;
  readonly cluster: string | null;
  readonly drop: () => void;
}

function KeyCard({ stored, cluster, drop }: KeyCardProps) {
  const { keys } = useTexts();
  const [isAsked, setAsked] = useState(false);
  const { id, x, label, since } = stored;
  const link = cluster && `${location.origin}/${href.enrol(cluster, { key: x, label })}`;
  return (
    <section class="panel panel-plain">
      <h2>{label}</h2>
      <SummaryList
        rows={[
          { name: keys.fingerprint, value: <Hash value={id} label={keys.fingerprint} /> },
          { name: keys.publicKey, value: <Hash value={x} label={keys.publicKey} /> },
          { name: keys.since, value: <Timestamp iso={since} /> },
        ]}
      />
      {link && (
        <>
          <h3>{keys.enrolTitle}</h3>
          <p>{keys.enrolBody}</p>
          <p>
            <code>{link}</code> <CopyText text={link} label={keys.enrolLink} />
          </p>
        </>
      )}
      {isAsked ? (
        <div role="alert">
          <p>
            <strong>{keys.dropTitle}</strong> {keys.dropBody}
          </p>
          <button type="button" onClick={drop}>
            {keys.dropYes}
          </button>
        </div>
      ) : (
        <button type="button" onClick={() => setAsked(true)}>
          {keys.drop}
        </button>
      )}
    </section>
  );
}

function NewKey({
  attempt,
}: {
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
}) {
  const { keys } = useTexts();
  const [label, setLabel] = useState('');
  const take = async (file: File | undefined): Promise<void> => {
    if (file) await attempt(async () => takeKey(pkcs8Of(await file.text()), file.name));
  };
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
      <div class="field">
        <label for="key-file">{keys.importFile}</label>
        <input
          id="key-file"
          type="file"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </div>
    </>
  );
}
