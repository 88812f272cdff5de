/**
 * The API documentation as `@nestjs/swagger` makes it of the statement classes, and the examples in
 * it put together to whole values: what a reader of the documentation would send.
 */
import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiBody, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { SignedStatement } from '../../src/statement/statement.dto.js';

export interface Documented {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly allOf?: readonly Documented[];
  readonly oneOf?: readonly Documented[];
  readonly anyOf?: readonly Documented[];
  readonly items?: Documented;
  readonly properties?: Readonly<Record<string, Documented>>;
  readonly required?: readonly string[];
}

export type Schemas = Readonly<Record<string, Documented>>;

@Controller()
class Door {
  @Post('statements')
  @ApiBody({ type: SignedStatement })
  say(): void {}
}

@Module({ controllers: [Door] })
class Documentation {}

/** The schemas of the documentation, by the name of their class. */
export async function documentedSchemas(): Promise<Schemas> {
  const app = await NestFactory.create(Documentation, new FastifyAdapter(), { logger: false });
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  await app.close();
  return (document.components?.schemas ?? {}) as Schemas;
}

/** The example of a schema: its own, or put together from those of its parts. */
export function exampleOf(schema: Documented, schemas: Schemas): unknown {
  const { $ref, example, allOf, oneOf, anyOf, items, properties } = schema;
  if (example !== undefined) return example;
  const part = allOf?.[0] ?? oneOf?.[0] ?? anyOf?.[0];
  if (part) return exampleOf(part, schemas);
  if ($ref !== undefined) return exampleOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (items) return [exampleOf(items, schemas)];
  if (!properties) throw new Error(`No example in ${JSON.stringify(schema)}`);
  const entries = Object.entries(properties).map(([name, each]) => [
    name,
    exampleOf(each, schemas),
  ]);
  return Object.fromEntries(entries);
}
