/** The verdict in plain words: what holds and what that does not prove, or what is broken where. */
import { useEffect, useRef } from 'preact/hooks';
import { type RefusalCode, refusalText } from '../../../workflows/index.js';
import { Hash } from '../elements/hash.js';
import { useSpeech } from '../words/speech.js';
import type { PlainVerdict } from './messages.js';
import type { AuditTexts } from './texts.en.js';

interface BannerProps {
  readonly verdict: PlainVerdict;
  readonly texts: AuditTexts;
}

/** The focus comes here when the audit has ended. */
export function VerdictBanner({ verdict, texts }: BannerProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [verdict]);
  return (
    <section class={`panel ${verdict.sound ? 'panel-good' : 'panel-bad'}`} id="verdict">
      <h2 tabIndex={-1} ref={heading}>
        {verdict.sound ? `✓ ${texts.sound}` : `✗ ${texts.broken}`}
      </h2>
      {verdict.sound ? (
        <Sound verdict={verdict} texts={texts} />
      ) : (
        <Broken verdict={verdict} texts={texts} />
      )}
    </section>
  );
}

function Sound(props: {
  readonly verdict: PlainVerdict & { sound: true };
  readonly texts: AuditTexts;
}) {
  const { verdict, texts } = props;
  const { dates } = useSpeech();
  const { holds, not } = texts;
  const { size, root, isCovered, witnessed } = verdict;
  const seen =
    witnessed?.since &&
    holds.seen(witnessed.size, witnessed.by, witnessed.of, dates.time(witnessed.since));
  const held = [
    holds.entries(size),
    holds.signatures,
    holds.states,
    ...(isCovered ? [holds.covered] : []),
    ...(witnessed ? [seen || holds.seenByFew] : []),
  ];
  const unproven = [
    ...(isCovered ? [] : [not.tail]),
    not.same,
    ...(witnessed ? [] : [not.noWitnesses]),
    not.keys,
    not.documents,
  ];
  return (
    <>
      <p>{verdict.origin}</p>
      <ul>
        {held.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        {texts.root}: <Hash value={root} label={texts.root} />
      </p>
      <h3>{texts.provesNot}</h3>
      <ul>
        {unproven.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Broken(props: {
  readonly verdict: PlainVerdict & { sound: false };
  readonly texts: AuditTexts;
}) {
  const { verdict, texts } = props;
  const { language } = useSpeech();
  const { seq, rule, expected, found, line, refusals } = verdict;
  return (
    <>
      {seq !== null && <p>{texts.brokenAt(seq)}</p>}
      <p>
        <strong>{texts.rules[rule] ?? rule}</strong>
      </p>
      <ul>
        {refusals.map(({ code, detail }) => (
          <li key={code}>
            {refusalText(code as RefusalCode, language)}
            {detail && ` (${detail})`}
          </li>
        ))}
      </ul>
      {expected !== null && (
        <p>
          {texts.expected}: <code>{expected}</code>
        </p>
      )}
      {found !== null && (
        <p>
          {texts.found}: <code>{found}</code>
        </p>
      )}
      {line !== null && (
        <details>
          <summary>{texts.line}</summary>
          <p>
            <code>{line}</code>
          </p>
        </details>
      )}
    </>
  );
}
