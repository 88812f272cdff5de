/** The journal: the door for statements, and everything that is read of a journal as such. */
import { Module } from '@nestjs/common';
import { JournalController } from './journal.controller.js';
import { StatementsController } from './statements.controller.js';
import { StreamController } from './stream.controller.js';

@Module({ controllers: [StatementsController, JournalController, StreamController] })
export class JournalModule {}
