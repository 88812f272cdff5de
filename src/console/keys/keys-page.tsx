/** The keys of this browser: make one, take one over, show it to the registrar, remove it. */
import { useState } from 'preact/hooks';
import type { ListedCluster } from '../api/answers.js';
import { askPublic } from '../api/client.js';
import { usePageTitle } from '../app/page-title.js';
import { href } from '../app/router.js';
import { useAnswer } from '../app/use-answer.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { CopyText, Hash } from '../elements/hash.js';
import { SummaryList } from '../elements/summary-list.js';
import { Timestamp } from '../elements/timestamp.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { KeyError } from './key-error.js';
import { dropKey, type StoredKey, storedKeys } from './key-store.js';
import { NewKey } from './new-key.js';
import { QrCode } from './qr-code.js';

/** @param cluster where an enrolment is asked for */
export function KeysPage({ cluster }: { readonly cluster: string | null }) {
  const { keys } = useTexts();
  usePageTitle(keys.title);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const { language } = useSpeech();
  const { answer, again } = useAnswer('keys', storedKeys);
  // Whoever is not enrolled yet is not signed in either: any cluster of this server may be meant.
  const listed = useAnswer('clusters', async () =>
    (await askPublic<{ clusters: ListedCluster[] }>('/api/clusters', language)).clusters.map(
      ({ id }) => id,
    ),
  );
  const clusters = cluster === null ? (listed.answer ?? []) : [cluster];
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
          clusters={clusters}
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
  /** Where an enrolment can be asked for. */
  readonly clusters: readonly string[];
  readonly drop: () => void;
}

function KeyCard({ stored, clusters, drop }: KeyCardProps) {
  const { keys } = useTexts();
  const [isAsked, setAsked] = useState(false);
  const { id, x, label, since } = stored;
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
      {clusters.map((each) => (
        <EnrolLink key={each} cluster={each} stored={stored} />
      ))}
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

interface EnrolLinkProps {
  readonly cluster: string;
  readonly stored: StoredKey;
}

function EnrolLink({ cluster, stored }: EnrolLinkProps) {
  const { keys } = useTexts();
  const { x, label } = stored;
  const link = `${location.origin}/${href.enrol(cluster, { key: x, label })}`;
  return (
    <>
      <h3>
        {keys.enrolTitle} ({cluster})
      </h3>
      <p>{keys.enrolBody}</p>
      <p>
        <code>{link}</code> <CopyText text={link} label={keys.enrolLink} />
      </p>
      <QrCode text={link} label={keys.enrolLink} />
    </>
  );
}
