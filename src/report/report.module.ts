/** The step `report`: its page; the classes of its statements stand in `report.dto.ts`. */
import { Module } from '@nestjs/common';
import { ReportsController } from './report.controller.js';

@Module({ controllers: [ReportsController] })
export class ReportModule {}
