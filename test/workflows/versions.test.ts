import { describe, expect, test } from '@jest/globals';
import { clusterMachine } from '../../workflows/cluster.machine.js';
import { cycleMachine } from '../../workflows/cycle.machine.js';
import {
  DEFINITION_DIGESTS,
  definitionDigest,
  isKnownVersion,
  RULES_VERSIONS,
} from '../../workflows/index.js';

/**
 * Everything in a definition that has no JSON form, by where it stands; an absent field has one.
 */
function notJson(value: unknown, path = ''): string[] {
  if (value === null || ['string', 'boolean', 'undefined'].includes(typeof value)) return [];
  if (Number.isSafeInteger(value)) return [];
  if (Array.isArray(value))
    return value.flatMap((each, index) => notJson(each, `${path}/${index}`));
  const isPlain = typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return [`${path} is ${typeof value}`];
  return Object.entries(value).flatMap(([key, each]) => notJson(each, `${path}/${key}`));
}

describe('a version of the rules', () => {
  test('is the digest of both machines’ definitions: a change is a new version', () => {
    expect(DEFINITION_DIGESTS['1']).toBe(definitionDigest());
  });

  test('is known by its name, and every known one has its digest', () => {
    expect(Object.keys(DEFINITION_DIGESTS)).toEqual([...RULES_VERSIONS]);
    expect(isKnownVersion('1')).toBe(true);
    expect(isKnownVersion('2')).toBe(false);
  });
});

describe('the definitions of the machines', () => {
  test('are plain JSON, except for the initial context', () => {
    const { context: _cluster, ...cluster } = clusterMachine.config;
    const { context: _cycle, ...cycle } = cycleMachine.config;
    expect(notJson(cluster)).toEqual([]);
    expect(notJson(cycle)).toEqual([]);
  });

  test('that hold a function are found out', () => {
    expect(notJson({ on: { said: { guard: () => true } } })).toEqual([
      '/on/said/guard is function',
    ]);
  });

  test('use no actors, timers or effects', () => {
    const words = JSON.stringify([clusterMachine.config, cycleMachine.config]);
    for (const word of ['"invoke"', '"after"', '"spawn"', '"delay"']) {
      expect(words).not.toContain(word);
    }
  });
});
