/**
 * The clusters of this server, and one of them as a summary: who holds the chair, who belongs to
 * it, which years are under way, whom they wait for. The list says no more than signed heads say,
 * which are public; the summary is for readers of the cluster.
 */
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { EntryLog } from '../../db/entry-log.js';
import {
  charterInForce,
  type Journal,
  membersAt,
  officeNow,
  statePath,
  waitingFor,
} from '../../workflows/index.js';
import type { Clock } from '../clock.js';
import { languageOf } from '../http/language.js';
import { Public } from '../http/public.js';
import { TheVisit, type Visit } from '../identity/session.guard.js';
import type { Journals } from '../journal/journals.js';
import { type LiveJournal, timeIn } from '../journal/live-journal.js';
import { CLOCK, ENTRY_LOG, JOURNALS } from '../parts.js';
import { callerActions } from './caller-actions.js';
import { ActionsAnswer, ClusterSummary, ClustersAnswer } from './cluster-answers.dto.js';

@ApiTags('clusters')
@Controller('api/clusters')
export class ClustersController {
  constructor(
    @Inject(JOURNALS) private readonly journals: Journals,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ENTRY_LOG) private readonly entryLog: EntryLog,
  ) {}

  @Public()
  @Get()
  @ApiOperation({ operationId: 'listClusters', summary: 'The clusters of this server' })
  @ApiOkResponse({ type: ClustersAnswer })
  async list(): Promise<ClustersAnswer> {
    const outlooks = this.journals.outlooks();
    const clusters = (await this.entryLog.lengths()).map(({ cluster, origin, size }) => {
      // One that has not been replayed yet is thought to hold; who writes to it finds out.
      const { size: known, isWritable } = outlooks.get(cluster) ?? { size, isWritable: true };
      return { id: cluster, origin, size: known, writable: isWritable };
    });
    return { clusters };
  }

  @Get(':cluster')
  @ApiBearerAuth()
  @ApiOperation({ operationId: 'readCluster', summary: 'One cluster at a glance' })
  @ApiOkResponse({ type: ClusterSummary })
  summary(@TheVisit() { live }: Visit): ClusterSummary {
    return summaryOf(live, timeIn(live.shown.journal, this.clock.now()));
  }

  @Get(':cluster/actions')
  @ApiBearerAuth()
  @ApiOperation({
    operationId: 'listClusterActions',
    summary: 'What the caller may say of the cluster now and, for the rest, why not',
  })
  @ApiOkResponse({ type: ActionsAnswer })
  actions(
    @TheVisit() { live, reader }: Visit,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): ActionsAnswer {
    const at = timeIn(live.shown.journal, this.clock.now());
    const language = languageOf(acceptLanguage);
    reply.header('content-language', language).header('vary', 'accept-language');
    const { member, officer } = reader;
    const actions = callerActions(live.shown.journal, null, reader, at, language);
    return { at, by: { member, officer }, actions };
  }
}

/** A cluster at a glance. @param at the time of asking (RFC 3339 UTC) */
export function summaryOf(
  { cluster, origin, shown, breach }: LiveJournal,
  at: string,
): ClusterSummary {
  const { journal, size, root } = shown;
  const { context } = journal.cluster;
  return {
    id: cluster,
    origin,
    name: charterInForce(context)?.name ?? null,
    state: statePath(journal.cluster),
    charter: context.version,
    chairNow: officeNow(context) ?? null,
    members: membersAt(context, at),
    parties: Object.fromEntries(
      Object.entries(context.parties).map(([id, { kind, name }]) => [id, { kind, name }]),
    ),
    cycles: [...journal.cycles.keys()].sort().map((year) => cycleSummary(journal, year, at)),
    head: { size, root, at: journal.at },
    breach,
  };
}

function cycleSummary(journal: Journal, year: number, at: string) {
  const cycle = journal.cycles.get(year);
  const path = cycle ? statePath(cycle) : '';
  return { year, state: path, waitingFor: waitingFor(journal, year, at) };
}
