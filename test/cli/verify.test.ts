import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { verifyPacked } from '../../src/cli/signature-batch.js';
import { openVerifier, verifyNow } from '../../src/cli/verify.js';
import type { SignatureTask, VerifySignatures } from '../../workflows/index.js';
import { utf8Encode } from '../../workflows/index.js';
