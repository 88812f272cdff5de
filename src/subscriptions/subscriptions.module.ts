/** Calendars that are subscribed to, and the tokens that open them. */
import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { SubscriptionsController } from './subscriptions.controller.js';

@Module({ controllers: [CalendarController, SubscriptionsController] })
export class SubscriptionsModule {}
