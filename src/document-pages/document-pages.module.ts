/** The documents that people sign and file: what was issued, and the files themselves. */
import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';

@Module({ controllers: [DocumentsController] })
export class DocumentPagesModule {}
