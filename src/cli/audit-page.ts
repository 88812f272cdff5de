/**
 * The auditor for a browser, which an export brings along so that whoever receives it needs neither
 * this program nor a server. It stands beside the compiled sources once the project is built.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../console/audit.html', import.meta.url));

/** The page's bytes; `null` where nothing was built. */
export const auditPage = (): Uint8Array | null => (existsSync(FILE) ? readFileSync(FILE) : null);
