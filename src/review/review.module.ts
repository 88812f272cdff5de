/** The step `review`: its page; the classes of its statements stand in `review.dto.ts`. */
import { Module } from '@nestjs/common';
import { ReviewController } from './review.controller.js';

@Module({ controllers: [ReviewController] })
export class ReviewModule {}
