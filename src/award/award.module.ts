/** The step `award`: its page; the classes of its statements stand in `award.dto.ts`. */
import { Module } from '@nestjs/common';
import { AwardsController } from './award.controller.js';

@Module({ controllers: [AwardsController] })
export class AwardModule {}
