/** The cluster: its summary, its years, and the statements that are said of the cluster itself. */
import { Module } from '@nestjs/common';
import { ClustersController } from './clusters.controller.js';
import { CyclesController } from './cycles.controller.js';

@Module({ controllers: [ClustersController, CyclesController] })
export class ClusterModule {}
