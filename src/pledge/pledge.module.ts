/** The step `pledge`: its page; the classes of its statements stand in `pledge.dto.ts`. */
import { Module } from '@nestjs/common';
import { StepPages } from '../cluster/step-pages.js';
import { PledgeController } from './pledge.controller.js';

@Module({ controllers: [PledgeController], providers: [StepPages] })
export class PledgeModule {}
