/**
 * What each version of the rules is: the definitions of its two machines, named by their digest. A
 * definition that changes under an old version would judge old journals by new law, so a test
 * holds every digest here against the machines as they are.
 */
import { clusterMachine } from './cluster.machine.js';
import { cycleMachine } from './cycle.machine.js';
import { digestOf } from './digest.js';
import type { RulesVersion } from './rules-versions.js';

/** SHA-256 (hex) of the canonical JSON of both machine definitions, by rules version. */
export const DEFINITION_DIGESTS: Readonly<Record<RulesVersion, string>> = {
  '1': '2e01827cf7f8f700833aa17979209e220bca9a80afe5a321c7731210856fc017',
};

/** The digest of the definitions that this program runs. */
export const definitionDigest = (): string =>
  digestOf({
    cluster: JSON.parse(JSON.stringify(clusterMachine.config)),
    cycle: JSON.parse(JSON.stringify(cycleMachine.config)),
  });
