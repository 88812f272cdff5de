/** The registrar's side of an enrolment: compare the fingerprint, then go on to the statement. */
import { base64urlDecode, thumbprint } from '../../../workflows/index.js';
import { useDesk } from '../app/desk.js';
import { usePageTitle } from '../app/page-title.js';
import { href, useRoute } from '../app/router.js';
import { ErrorSummary } from '../elements/error-summary.js';
import { Hash } from '../elements/hash.js';
import { useTexts } from '../words/console-texts.js';

export function EnrolPage() {
  const { cluster } = useDesk();
  const { keys } = useTexts();
  const { query } = useRoute();
  usePageTitle(keys.enrolPage);
  const key = query.get('key') ?? '';
  const isKey = base64urlDecode(key)?.length === 32;
  const body = JSON.stringify({ key });
  return (
    <>
      <h1>{keys.enrolPage}</h1>
      {isKey ? (
        <section class="panel panel-first">
          <h2>{keys.compare}</h2>
          <p>{query.get('label')}</p>
          <p>
            <Hash value={thumbprint(key)} label={keys.fingerprint} />
          </p>
          <p>{keys.compareBody}</p>
          <a class="button" href={href.say(cluster, null, 'officer.enrol', { body })}>
            {keys.same}
          </a>
        </section>
      ) : (
        <ErrorSummary title={keys.enrolPage} problems={[{ text: keys.troubles['not-a-key'] }]} />
      )}
    </>
  );
}
