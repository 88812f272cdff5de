/** The pages for the browser. */
import { Module } from '@nestjs/common';
import { ConsolePagesController } from './console-pages.controller.js';
import { DemonstrationController } from './demonstration.controller.js';

@Module({ controllers: [ConsolePagesController, DemonstrationController] })
export class ConsolePagesModule {}
