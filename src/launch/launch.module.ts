/** The step `launch`: its page; the classes of its statements stand in `launch.dto.ts`. */
import { Module } from '@nestjs/common';
import { LaunchController } from './launch.controller.js';

@Module({ controllers: [LaunchController] })
export class LaunchModule {}
