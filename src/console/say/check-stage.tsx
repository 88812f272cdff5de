/**
 * The second stage: what exactly will be signed, by whom, with which key. The server is asked
 * without a signature first; only what it would accept can be confirmed, and the button names the
 * deed. Whatever fails here stays on the screen, and nothing that was typed is lost.
 */
import { useMemo, useState } from 'preact/hooks';
import {
  base64urlEncode,
  bodyShape,
  canonicalize,
  type Json,
  messageOf,
} from '../../../workflows/index.js';
import type { Accepted } from '../api/answers.js';
import { nameOf, useDesk } from '../app/desk.js';
import { href } from '../app/router.js';
import { useReasons } from '../app/trouble.js';
import { useAnswer } from '../app/use-answer.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { Hash } from '../elements/hash.js';
import { ReasonedButton } from '../elements/reasoned-button.js';
import { Status } from '../elements/status.js';
import { SummaryList } from '../elements/summary-list.js';
import { BodyList } from '../entries/body-list.js';
import type { Fields } from '../forms/draft.js';
import { useTexts } from '../words/console-texts.js';
import { useSpeech } from '../words/speech.js';
import { type Matter, statementOf } from './statement-of.js';

export interface CheckStageProps {
  readonly matter: Matter;
  readonly fields: Fields;
  readonly deed: string;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

export function CheckStage({ matter, fields, deed, onBack, onDone }: CheckStageProps) {
  const desk = useDesk();
  const { language } = useSpeech();
  const { forms, say } = useTexts();
  const reasons = useReasons();
  const [hasAuthority, setAuthority] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const statement = useMemo(
    () => statementOf(desk, matter, fields),
    [desk.state, matter.type, fields],
  );
  const message = useMemo(() => messageOf(statement), [statement]);
  const { api, signer, cluster } = desk;
  const dry = useAnswer(message.identity, () =>
    api.post<Accepted>('statements?dry=true', sent(statement, [])),
  );
  const confirm = async (): Promise<void> => {
    setSending(true);
    setFailure(null);
    try {
      const sig = base64urlEncode(await signer.sign(message.bytes));
      const signature = { key: signer.id, kind: 'ed25519', sig };
      const { seq } = await api.post<Accepted>('statements', sent(statement, [signature]));
      onDone();
      await desk.refresh();
      location.hash = href.entry(cluster, seq);
    } catch (error) {
      setFailure(error as Error);
      setSending(false);
    }
  };
  const refused = dry.error ? reasons(dry.error) : [];
  const missing = [
    ...(dry.answer || dry.error ? [] : [say.waitAnswer]),
    ...refused,
    ...(hasAuthority ? [] : [say.tickFirst]),
    ...(isSending ? [say.sending] : []),
  ];
  const party = nameOf(desk, desk.who.member, language);
  return (
    <>
      <ErrorSummary title={say.refused} problems={refused.map((text) => ({ text }))} />
      <ErrorSummary
        title={say.failed}
        problems={failure ? reasons(failure).map((text) => ({ text })) : []}
      />
      <p>{say.notYet}</p>
      <Facts matter={matter} identity={message.identity} />
      <BodyList value={statement.body} labels={forms.labels} form={bodyShape(matter.type).form} />
      <p class="hint">{say.compare}</p>
      <Status>{dry.error ? null : dry.answer ? say.wouldHold : say.asking}</Status>
      <label class="tick">
        <input
          type="checkbox"
          checked={hasAuthority}
          onChange={() => setAuthority(!hasAuthority)}
        />
        {say.authority(party)}
      </label>
      <ReasonedButton disabledReasons={missing} onClick={confirm}>
        {deed}
      </ReasonedButton>
      <button type="button" onClick={onBack}>
        {say.back}
      </button>
    </>
  );
}

/** What is sent: canonical JSON, as the server takes it. */
const sent = (statement: unknown, signatures: readonly Json[]): string =>
  canonicalize({ signatures: [...signatures], statement: statement as Json });

function Facts({ matter, identity }: { readonly matter: Matter; readonly identity: string }) {
  const desk = useDesk();
  const { language, words } = useSpeech();
  const { say } = useTexts();
  const { rows } = say;
  const { who, signer, state } = desk;
  return (
    <SummaryList
      rows={[
        { name: rows.what, value: words.statements[matter.type] },
        { name: rows.by, value: nameOf(desk, who.member, language) },
        { name: rows.officer, value: who.officer },
        { name: rows.year, value: matter.year ?? say.cluster },
        { name: rows.fingerprint, value: <Hash value={identity} label={rows.fingerprint} /> },
        { name: rows.key, value: <code>{signer.id}</code> },
        { name: rows.kind, value: say.kind },
        { name: rows.seen, value: say.seen(state.seq + 1) },
      ]}
    />
  );
}
