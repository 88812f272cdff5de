/**
 * The roles of a demonstration, with their keys, so that whoever opens it can take any seat. No
 * other server has roles: real keys are made where they are used, and never leave it.
 */
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ProblemError } from '../http/problem.js';
import { Public } from '../http/public.js';
import { ROLES } from '../parts.js';
import type { Role, Roles } from './roles.js';

@ApiExcludeController()
@Public()
@Controller('api/demonstration')
export class DemonstrationController {
  constructor(@Inject(ROLES) private readonly roles: Roles) {}

  @Get()
  read(): { readonly roles: readonly Role[] } {
    if (!this.roles) throw new ProblemError('http/not-found');
    return { roles: this.roles() };
  }
}
