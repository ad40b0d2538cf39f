import type { OutgoingHost } from '../store/models.ts';
import { post } from './post.ts';
import { type Service, ServiceFailure } from './service.ts';

/** How often a host may send on to another place of its own. */
const mostRedirects = 3;

/** Posts its input as JSON to a host that administrators allow; what comes back fills fields (approval.md G6, K7). */
export const httpRequest: Service = async ({ acting, call, output, timeout }) => {
  const { url, ...body } = call.input;
  const hosts = acting.world.tenant.outgoingHosts ?? [];
  const signal = AbortSignal.timeout(timeout * 1000);
  let target = parsed(String(url));
  for (let count = 0; ; count++) {
    const allowPrivate = allowed(target, hosts).allowPrivate === true;
    const answer = await post(target, body, { key: call.key, signal, allowPrivate });
    if (answer.redirect === undefined) return { fields: fieldsOf(answer.body, output) };
    const next = parsed(answer.redirect);
    if (count >= mostRedirects || next.host !== target.host || next.protocol !== target.protocol)
      throw new ServiceFailure(`redirected to ${next.host}`, true);
    target = next;
  }
};

function parsed(url: string): URL {
  if (!URL.canParse(url)) throw new ServiceFailure('not an address', true);
  return new URL(url);
}

function allowed(url: URL, hosts: readonly OutgoingHost[]): OutgoingHost {
  const entry = hosts.find(({ host }) => host.toLowerCase() === url.host);
  const isWeb = url.protocol === 'https:' || (url.protocol === 'http:' && entry?.allowPrivate === true);
  if (!entry || !isWeb || url.username !== '' || url.password !== '')
    throw new ServiceFailure(`${url.host} is not allowed`, true);
  return entry;
}

/** The fields that an answer fills, each from its place in it. */
function fieldsOf(body: unknown, output: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(output).map(([field, from]) => [
      field,
      from.split('.').reduce<unknown>((value, key) => own(value, key), body) ?? null,
    ]),
  );
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
