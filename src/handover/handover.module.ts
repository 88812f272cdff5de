/** The step `handover`: its page; the classes of its statements stand in `handover.dto.ts`. */
import { Module } from '@nestjs/common';
import { StepPages } from '../cluster/step-pages.js';
import { HandoverController } from './handover.controller.js';

@Module({ controllers: [HandoverController], providers: [StepPages] })
export class HandoverModule {}
