/** Identity: who reads. The guard stands before every route of the server. */
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SessionGuard } from './session.guard.js';
import { SessionsController } from './sessions.controller.js';

@Module({
  controllers: [SessionsController],
  providers: [{ provide: APP_GUARD, useClass: SessionGuard }],
})
export class IdentityModule {}
