/**
 * Signing in: with a key of this browser, or, in a demonstration, by taking a seat. Nothing is
 * typed from memory.
 */
import { useState } from 'preact/hooks';
import { base64urlDecode } from '../../../workflows/index.js';
import type { ListedCluster } from '../api/answers.js';
import { ApiProblem, askPublic } from '../api/client.js';
import { usePageTitle } from '../app/page-title.js';
import { href } from '../app/router.js';
import { Trouble, useReasons } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { KeyError } from './key-error.js';
import { type StoredKey, signerOf, storedKeys, takeKey } from './key-store.js';
import { type Session, signIn } from './session.js';

interface Role {
  readonly cluster: string;
  readonly party: string;
  readonly isRoot: boolean;
  readonly name: { readonly vi: string; readonly en: string };
  readonly key: string;
}

export interface SignInProps {
  /** The cluster that was asked for, if one was. */
  readonly cluster: string | null;
  readonly onSession: (session: Session) => void;
}

export function SignInPage({ cluster, onSession }: SignInProps) {
  const { language } = useSpeech();
  const { app, keys } = useTexts();
  const reasons = useReasons();
  usePageTitle(keys.signIn);
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const { answer, error, again } = useAnswer(language, async () => ({
    clusters: (await askPublic<{ clusters: ListedCluster[] }>('/api/clusters', language)).clusters,
    roles: await rolesOffered(language),
    stored: await storedKeys().catch(() => []),
  }));
  if (error) return <Trouble error={error} again={again} />;
  if (!answer) return <p>{app.loading}</p>;
  const attempt = async (work: () => Promise<Session>): Promise<void> => {
    try {
      onSession(await work());
    } catch (failed) {
      const told =
        failed instanceof KeyError ? [keys.troubles[failed.trouble]] : reasons(failed as Error);
      setTrouble(told);
    }
  };
  const { clusters, roles, stored } = answer;
  const asked = clusters.filter(({ id }) => cluster === null || id === cluster);
  return (
    <>
      <h1>{keys.signIn}</h1>
      <ErrorSummary title={keys.signIn} problems={trouble.map((text) => ({ text }))} />
      {roles.length > 0 && (
        <Seats roles={roles} take={(role) => attempt(() => seated(role, language))} />
      )}
      <h2>{keys.chooseKey}</h2>
      {asked.length === 0 && <p>{keys.noClusters}</p>}
      {asked.map(({ id }) => (
        <KeyChoice
          key={id}
          cluster={id}
          stored={stored}
          choose={(key) => attempt(() => signIn(id, signerOf(key), language))}
        />
      ))}
      <p class="actions">
        <a href={href.keys()}>{keys.makeTitle}</a>
        <a href="/audit">{keys.audit}</a>
      </p>
    </>
  );
}

interface SeatsProps {
  readonly roles: readonly Role[];
  readonly take: (role: Role) => void;
}

function Seats({ roles, take }: SeatsProps) {
  const { language } = useSpeech();
  const { keys } = useTexts();
  const buttons = (isRoot: boolean) =>
    roles
      .filter((role) => role.isRoot === isRoot)
      .map((role) => (
        <button key={role.cluster + role.party} type="button" onClick={() => take(role)}>
          {(isRoot ? keys.rootSeat : keys.seat)(role.name[language])}
        </button>
      ));
  return (
    <section class="panel panel-first">
      <h2>{keys.demoTitle}</h2>
      <p>{keys.demoBody}</p>
      <p class="actions">{buttons(false)}</p>
      <details>
        <summary>{keys.rootSeats}</summary>
        <p class="actions">{buttons(true)}</p>
      </details>
    </section>
  );
}

interface KeyChoiceProps {
  readonly cluster: string;
  readonly stored: readonly StoredKey[];
  readonly choose: (key: StoredKey) => void;
}

function KeyChoice({ cluster, stored, choose }: KeyChoiceProps) {
  const { keys } = useTexts();
  return (
    <section>
      <h3>
        {keys.cluster} {cluster}
      </h3>
      {stored.length === 0 && <p>{keys.noKeys}</p>}
      <p class="actions">
        {stored.map((key) => (
          <button key={key.id} type="button" onClick={() => choose(key)}>
            {keys.useKey(key.label)}
          </button>
        ))}
      </p>
    </section>
  );
}

/** The seats of a demonstration; a server with real data has none. */
async function rolesOffered(language: 'vi' | 'en'): Promise<readonly Role[]> {
  try {
    return (await askPublic<{ roles: Role[] }>('/api/demonstration', language)).roles;
  } catch (error) {
    if (error instanceof ApiProblem) return [];
    throw error;
  }
}

async function seated(role: Role, language: 'vi' | 'en'): Promise<Session> {
  const pkcs8 = base64urlDecode(role.key);
  if (!pkcs8) throw new KeyError('not-a-key');
  const key = await takeKey(pkcs8.slice(), role.name[language]);
  return signIn(role.cluster, signerOf(key), language);
}
