/** The auditor's worker: it judges beside the page, so that the page never stands still. */
import type { AuditRun } from './audit/audit-run.js';
import { runAudit } from './audit/audit-run.js';
import type { Answer, Question } from './audit/messages.js';
import { plainVerdict } from './audit/plain-verdict.js';
import { verifyMany } from './audit/signatures.js';

let run: AuditRun | null = null;

const tell = (answer: Answer): void => postMessage(answer);

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answer(data).catch((error: Error) => tell({ tell: 'trouble', message: error.message }));
});

async function answer(question: Question): Promise<void> {
  if (question.ask === 'audit') {
    run = await runAudit(question.given, verifyMany, (checked, total) =>
      tell({ tell: 'progress', checked, total }),
    );
    const { rows, names } = run;
    tell({ tell: 'verdict', verdict: plainVerdict(run.verdict, run.brokenLine), rows, names });
    return;
  }
  if (!run) return;
  const { seq } = question;
  if (question.ask === 'view') tell({ tell: 'view', seq, view: run.view(seq) });
  else if (question.ask === 'try') {
    tell({ tell: 'tried', seq, outcomes: run.tryAfter(seq, question.tries) });
  } else tell({ tell: 'draft', body: run.draftAfter(seq, question.tries, question.next) });
}
