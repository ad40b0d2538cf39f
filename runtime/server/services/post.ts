import { lookup } from 'node:dns';
import { type IncomingMessage, request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { ServiceFailure } from './service.ts';

/** Largest answer that is read, in bytes. */
const largest = 256 * 1024;

/** What an answer comes to: its JSON, or where it sends on to. */
export interface Answer {
  body?: unknown;
  redirect?: string;
}

/** Posts JSON; an address that is nobody's business outside is never connected to, whatever its name resolves to (SSRF). */
export async function post(
  url: URL,
  body: unknown,
  { key, signal, allowPrivate }: { key: string; signal: AbortSignal; allowPrivate: boolean },
): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && isPrivate(host))
    throw new ServiceFailure(`${url.host} is a private address`, true);
  const text = JSON.stringify(body);
  const send = url.protocol === 'https:' ? requestOverHttps : requestOverHttp;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        signal,
        agent: false,
        ...(!allowPrivate && { lookup: publicLookup }),
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(text),
          'Idempotency-Key': key,
        },
      },
      resolve,
    );
    request.on('error', reject);
    request.end(text);
  }).catch(failed);
  return readAnswer(answer, url);
}

async function readAnswer(answer: IncomingMessage, url: URL): Promise<Answer> {
  const { statusCode: status = 0, headers } = answer;
  if ((status === 307 || status === 308) && headers.location !== undefined) {
    answer.resume();
    return { redirect: new URL(headers.location, url).href };
  }
  const text = await textOf(answer).catch(failed);
  if (status >= 300) throw new ServiceFailure(`answered ${status}`, !mayPass(status));
  if (text === '') return {};
  try {
    return { body: JSON.parse(text) };
  } catch {
    throw new ServiceFailure('answered no JSON', true);
  }
}

/** Whether a status may be another the next time. */
function mayPass(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429;
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) throw new ServiceFailure('answered too much', true);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function failed(cause: unknown): never {
  throw cause instanceof ServiceFailure ? cause : new ServiceFailure((cause as Error).message);
}

/** Resolves a name and refuses it when any of its addresses is private: the connection is made to what was checked. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    if (addresses.some(({ address }) => isPrivate(address)))
      return callback(new ServiceFailure(`${hostname} is a private address`, true) as Error, '', 0);
    if (options.all) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? '', first?.family ?? 0);
  });
};

const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateAddresses.addSubnet(network, prefix);
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateAddresses.addSubnet(network, prefix, 'ipv6');

/** Loop-back, link-local, private and multicast networks; an address of version 4 written as one of 6 too. */
export function isPrivate(address: string): boolean {
  return privateAddresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
