/**
 * What may be read without a session. Every route needs one unless it says so itself, so that a
 * route nobody thought about is closed.
 */
import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'giaouoc:public';

/** Opens a route, or all routes of a controller, to everybody. */
export const Public = () => SetMetadata(PUBLIC, true);
