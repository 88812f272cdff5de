/** The step `award`: its page; the classes of its statements stand in `award.dto.ts`. */
import { Module } from '@nestjs/common';
import { StepPages } from '../cluster/step-pages.js';
import { AwardsController } from './award.controller.js';

@Module({ controllers: [AwardsController], providers: [StepPages] })
export class AwardModule {}
