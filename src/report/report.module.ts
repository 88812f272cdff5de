/** The step `report`: its page; the classes of its statements stand in `report.dto.ts`. */
import { Module } from '@nestjs/common';
import { StepPages } from '../cluster/step-pages.js';
import { ReportsController } from './report.controller.js';

@Module({ controllers: [ReportsController], providers: [StepPages] })
export class ReportModule {}
