/** What the witnesses are there for: heads that they cosigned, tiles, receipts, and the policy. */
import { Module } from '@nestjs/common';
import { HeadsController } from './heads.controller.js';
import { ReceiptsController } from './receipts.controller.js';
import { TilesController } from './tiles.controller.js';

@Module({ controllers: [HeadsController, ReceiptsController, TilesController] })
export class WitnessingModule {}
