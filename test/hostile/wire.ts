/**
 * Makes of a plan what goes over the wire: first the request that an honest client would send, then
 * each change of the plan, at the value before it is signed or after, at the bytes, at the head.
 */
import { canonicalize, type Json, messageOf, type Statement } from '../../workflows/index.js';
import { signWith } from '../support/keys.js';
import type { Api, Parameter, Route } from './api.js';
import { honestStatement } from './honest-bodies.js';
import type { Change, Plan } from './plan.js';
import { type Draft, spoiledHead } from './spoiled-heads.js';
import { spoiledBytes, spoiledValue } from './spoiled-values.js';
import type { Actor, World } from './world.js';

/** A request as it is sent. */
export interface Wire {
  readonly route: Route;
  readonly actor: Actor;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The bytes that stand on the connection in place of a well-framed request. */
  readonly raw: Buffer | null;
}

/** Makes a request. */
export function wireOf(world: World, api: Api, plan: Plan): Wire {
  // Half of all requests are statements, as they are where much is written.
  const say = api.routes.find(({ id }) => id === 'say') as Route;
  const route = plan.route % 2 === 0 ? say : at(api.routes, plan.route >> 1);
  const actor = at(world.actors, plan.actor);
  const honest: Draft = {
    method: route.method,
    target: targetOf(world, route, plan.picks),
    headers: headersOf(route, actor, plan),
    raw: null,
  };
  const draft = plan.changes.reduce(spoiledHead, honest);
  const body = bodyOf(world, api, { route, actor, plan });
  const raw = draft.raw ? draft.raw(draft, body) : null;
  return { route, actor, ...draft, body, raw };
}

/**
 * How many bytes follow a request, by its own length; less than nought are missing, which is also
 * said of one that comes in pieces, as none of those here has its last.
 */
export function restOf(raw: Buffer | null): number {
  const [head = '', ...rest] = (raw?.toString('latin1') ?? '').split(END_OF_HEAD);
  if (/\ntransfer-encoding:/.test(head)) return -1;
  const [, length] = /\ncontent-length: (\d+)(?:\r|$)/.exec(head) ?? [];
  return length === undefined ? 0 : rest.join(END_OF_HEAD).length - Number(length);
}

const END_OF_HEAD = '\r\n\r\n';

const at = <T>(choices: readonly T[], pick: number): T => choices[pick % choices.length] as T;

function targetOf(world: World, { path, parameters }: Route, picks: readonly number[]): string {
  const goodValue = (parameter: Parameter, index: number): string =>
    at(goodValues(world, parameter), picks[index % picks.length] ?? 0)
      .split('/')
      .map(encodeURIComponent)
      .join('/');
  const query = parameters.flatMap((parameter, index) => {
    const isAsked = parameter.required || ((picks[index] ?? 0) >> 4) % 2 === 0;
    return parameter.in === 'query' && isAsked
      ? [`${parameter.name}=${goodValue(parameter, index)}`]
      : [];
  });
  const filled = parameters.reduce(
    (target, parameter, index) =>
      parameter.in === 'path'
        ? target.replace(`{${parameter.name}}`, goodValue(parameter, index))
        : target,
    path,
  );
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

/** Values that lead somewhere, mostly. */
function goodValues(
  { digest, calendar, calendarId }: World,
  parameter: Parameter,
): readonly string[] {
  const { name, schema, example } = parameter;
  const known: Readonly<Record<string, readonly string[]>> = {
    cluster: ['cities', 'cities', 'cities', 'cities', 'provinces', 'communes'],
    year: ['2023', '2023', '2023', '2024', '1970'],
    seq: ['0', '3', '12', '500'],
    at: ['0', '5', '20'],
    from: ['0', '2', '40'],
    to: ['0', '5', '4000'],
    digest: [digest, 'f'.repeat(64)],
    file: [calendar.split('/').at(-1) ?? '', `${'A'.repeat(43)}.ics`],
    id: [calendarId, 'f'.repeat(64)],
    area: ['server', 'pledge'],
    name: ['busy', 'already-signed'],
    number: ['5'],
    upTo: ['8', '20'],
  };
  const told = [schema?.enum ?? [], example ?? schema?.example ?? []]
    .flat()
    // Tiles as long as this journal is at least.
    .map((value) => String(value).replace('p/42', 'p/5'));
  return known[name] ?? (told.length > 0 ? told : ['a']);
}

function headersOf(route: Route, { token }: Actor, { picks }: Plan) {
  const isDocument = route.id === 'attach';
  return {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(route.method === 'POST'
      ? { 'content-type': isDocument ? 'text/plain' : 'application/json' }
      : {}),
    'accept-language': at(['vi', 'en', 'fr'], picks[5] ?? 0),
  };
}

interface Making {
  readonly route: Route;
  readonly actor: Actor;
  readonly plan: Plan;
}

function bodyOf(world: World, { schemas }: Api, { route, actor, plan }: Making): Buffer {
  if (route.method !== 'POST') return plan.changes.length > 2 ? Buffer.from('{}') : Buffer.alloc(0);
  const { changes, picks, signsLast } = plan;
  const spoil = (value: unknown): unknown => changes.reduce(spoiledValue, value);
  const value = (): unknown => {
    if (route.id !== 'say') return spoil(route.body ?? { document: picks });
    const statement = honestStatement(world, schemas, actor, picks);
    if (signsLast) return signedBy(actor, spoil(statement));
    return spoil(signedBy(actor, statement));
  };
  return changes.reduce(
    (bytes: Buffer, change: Change) => spoiledBytes(bytes, change),
    written(value()),
  );
}

const signedBy = ({ key }: Actor, statement: unknown) => ({
  signatures: [{ key: key.id, kind: 'ed25519', sig: signWith(key, messageBytes(statement)) }],
  statement,
});

/** What a key signs; whatever has no canonical form is signed as it would be written. */
function messageBytes(statement: unknown): Uint8Array {
  try {
    return messageOf(statement as Statement).bytes;
  } catch {
    return written(statement);
  }
}

function written(value: unknown): Buffer {
  try {
    return Buffer.from(canonicalize(value as Json));
  } catch {
    return Buffer.from(JSON.stringify(value) ?? '');
  }
}
