/** The step `pledge`: its page; the classes of its statements stand in `pledge.dto.ts`. */
import { Module } from '@nestjs/common';
import { PledgeController } from './pledge.controller.js';

@Module({ controllers: [PledgeController] })
export class PledgeModule {}
