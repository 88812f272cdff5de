/** The step `review`: its page; the classes of its statements stand in `review.dto.ts`. */
import { Module } from '@nestjs/common';
import { StepPages } from '../cluster/step-pages.js';
import { ReviewController } from './review.controller.js';

@Module({ controllers: [ReviewController], providers: [StepPages] })
export class ReviewModule {}
