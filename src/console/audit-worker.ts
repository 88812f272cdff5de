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
    tell({ tell: 'verdict', verdict: plainVerdict(run.verdict), rows, names });
    return;
  }
  if (run) tell({ tell: 'view', seq: question.seq, view: run.view(question.seq) });
}
