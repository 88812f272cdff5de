/**
 * The server's modules: one for each step of the year, and the journal, its witnesses, the cluster,
 * the identity and the edge around them.
 */
import { type DynamicModule, Module } from '@nestjs/common';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { AwardModule } from './award/award.module.js';
import { ClusterModule } from './cluster/cluster.module.js';
import { ConsolePagesModule } from './console-pages/console-pages.module.js';
import { DocumentPagesModule } from './document-pages/document-pages.module.js';
import { HandoverModule } from './handover/handover.module.js';
import { HttpModule } from './http/http.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { JournalModule } from './journal/journal.module.js';
import { LaunchModule } from './launch/launch.module.js';
import { type Parts, partsModule } from './parts.js';
import { PledgeModule } from './pledge/pledge.module.js';
import { ReportModule } from './report/report.module.js';
import { ReviewModule } from './review/review.module.js';
import { ScoresModule } from './scores/scores.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { WitnessingModule } from './witnessing/witnessing.module.js';

const modules = [
  HttpModule,
  IdentityModule,
  JournalModule,
  WitnessingModule,
  ClusterModule,
  AttachmentsModule,
  SubscriptionsModule,
  ScoresModule,
  LaunchModule,
  PledgeModule,
  ReportModule,
  ReviewModule,
  AwardModule,
  HandoverModule,
  DocumentPagesModule,
  ConsolePagesModule,
];

/** The application; `appModule` gives it what it runs on. */
@Module({ imports: modules })
export class AppModule {}

/** The application around the parts of one running server. */
export const appModule = (parts: Parts): DynamicModule => ({
  module: AppModule,
  imports: [partsModule(parts)],
});
