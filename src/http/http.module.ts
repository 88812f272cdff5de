/**
 * The edge: the server about itself, the pages of problems, and the filter that every error passes.
 */
import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ProblemFilter } from './problem.filter.js';
import { ProblemsController } from './problems.controller.js';
import { ServerController } from './server.controller.js';

@Module({
  controllers: [ServerController, ProblemsController],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
})
export class HttpModule {}
