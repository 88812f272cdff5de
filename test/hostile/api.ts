/**
 * The routes of the server as its own documentation tells them, which is where the requests of the
 * fuzzing and the rows of the matrix come from: a route that is new is tried without anybody having
 * thought of it.
 */
import { type Documented, exampleOf, type Schemas } from '../support/openapi.js';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: { readonly enum?: readonly string[]; readonly example?: unknown };
}

export interface Route {
  /** Such as `readJournal`. */
  readonly id: string;
  readonly method: string;
  /** Such as `/api/clusters/{cluster}/journal`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Whether the documentation says that it needs a session. */
  readonly isClosed: boolean;
  /** What a reader of the documentation would send; `undefined` where there is no body. */
  readonly body: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly security?: readonly unknown[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Documented }>> };
}

interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

export interface Api {
  readonly routes: readonly Route[];
  /** Example bodies of statements, as the documentation has them. */
  readonly schemas: Schemas;
}

/** Reads the documentation of a running server. */
export async function readApi(url: string): Promise<Api> {
  const response = await fetch(`${url}/api/docs/openapi.json`);
  const { paths, components } = (await response.json()) as ApiDocument;
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      isClosed: (operation.security ?? []).length > 0,
      body: bodyOf(operation, components.schemas),
    })),
  );
  return { routes, schemas: components.schemas };
}

function bodyOf({ requestBody }: Operation, schemas: Schemas): unknown {
  const schema = requestBody?.content['application/json']?.schema;
  return schema && exampleOf(schema, schemas);
}
