/** What is to be checked: a history from this server or from files, and what one brings along. */
import { useState } from 'preact/hooks';
import { givenByServer, givenIn } from './given-files.js';
import { lodgedIn, NOTHING_OWN, type Own } from './own-files.js';
import type { AuditTexts } from './texts.en.js';
import type { Audit } from './use-audit.js';

export interface OpeningProps {
  readonly audit: Audit;
  readonly texts: AuditTexts;
}

export function Opening({ audit, texts }: OpeningProps) {
  const [own, setOwn] = useState<Own>(NOTHING_OWN);
  const cluster = new URLSearchParams(location.search).get('cluster');
  const open = async (files: FileList | null): Promise<void> => {
    const given = await givenIn([...(files ?? [])], own);
    if (given) audit.start(given);
    else audit.fail(texts.noJournal);
  };
  const fetched = async (): Promise<void> => {
    const given = await givenByServer(cluster ?? '', own);
    if (given) audit.start(given);
    else audit.fail(texts.notSignedIn);
  };
  return (
    <>
      {cluster !== null && location.protocol.startsWith('http') && (
        <button type="button" class="primary" onClick={fetched}>
          {texts.fromServer}
        </button>
      )}
      <FileField id="files" label={texts.files} multiple onFiles={open} />
      <FileField id="folder" label={texts.folder} multiple isFolder onFiles={open} />
      <OwnFiles own={own} setOwn={setOwn} fail={audit.fail} texts={texts} />
    </>
  );
}

interface OwnFilesProps {
  readonly own: Own;
  readonly setOwn: (own: Own) => void;
  readonly fail: (message: string) => void;
  readonly texts: AuditTexts;
}

/** They are taken before the history is opened, since they decide what the verdict rests on. */
function OwnFiles({ own, setOwn, fail, texts }: OwnFilesProps) {
  const textIn = async (files: FileList | null): Promise<string> =>
    (await files?.[0]?.text()) ?? '';
  const takeLodged = async (files: FileList | null): Promise<void> => {
    const lodged = lodgedIn(await textIn(files));
    if (lodged) setOwn({ ...own, lodged });
    else fail(texts.own.notLodged);
  };
  return (
    <details>
      <summary>{texts.own.title}</summary>
      <p>{texts.own.body}</p>
      <FileField
        id="own-policy"
        label={texts.own.policy}
        onFiles={async (files) => setOwn({ ...own, policy: await textIn(files) })}
      />
      <FileField
        id="own-since"
        label={texts.own.since}
        onFiles={async (files) => setOwn({ ...own, since: await textIn(files) })}
      />
      <FileField id="own-lodged" label={texts.own.lodged} onFiles={takeLodged} />
    </details>
  );
}

interface FileFieldProps {
  readonly id: string;
  readonly label: string;
  readonly multiple?: boolean;
  readonly isFolder?: boolean;
  readonly onFiles: (files: FileList | null) => Promise<void>;
}

const FileField = ({ id, label, multiple, isFolder, onFiles }: FileFieldProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <input
      id={id}
      type="file"
      multiple={multiple === true}
      {...(isFolder ? { webkitdirectory: true } : {})}
      onChange={(event) => onFiles(event.currentTarget.files)}
    />
  </div>
);
