/**
 * Which addresses a server lets itself be sent to. The addresses of witnesses stand in charters,
 * and where strangers may found clusters a charter can name anything; a witness may well stand
 * inside the own network, but never at an address that means the machine itself without saying so,
 * everybody at once, or the machinery around it, such as the metadata of a cloud.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const NEVER = new BlockList();
for (const [network, bits, family] of [
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
] as const) {
  NEVER.addSubnet(network, bits, family);
}

/**
 * Whether an address may be asked. A name is looked up, and every address that it has must be
 * right; one that has none is left to whoever asks to find out.
 */
export async function mayBeAsked(url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return isRight(host);
  const addresses = await lookup(host, { all: true }).catch(() => []);
  return addresses.every(({ address }) => isRight(address));
}

const isRight = (address: string): boolean =>
  !NEVER.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
