/** The step `launch`: its page; the classes of its statements stand in `launch.dto.ts`. */
import { Module } from '@nestjs/common';
import { StepPages } from '../cluster/step-pages.js';
import { LaunchController } from './launch.controller.js';

@Module({ controllers: [LaunchController], providers: [StepPages] })
export class LaunchModule {}
