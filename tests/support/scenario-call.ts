import { isJsonObject } from '../../engine/json.ts';
import type { Done, Request, ScenarioDriver, ServerSide } from './scenario-driver.ts';
import type { ScenarioNames } from './scenario-names.ts';
import type { ScenarioStep } from './scenario-steps.ts';

type Call = Extract<ScenarioStep, { do: 'call' }>;

/** Sends the request of a step with its names filled in, and keeps what it names of the answer. */
export async function call(driver: ScenarioDriver, names: ScenarioNames, step: Call): Promise<Done> {
  const server = serverOf(driver);
  const fill = (value: unknown) => filled({ server, driver, names, actor: step.actor }, value);
  const { path, body, form, headers, method, file } = step;
  const answer = await server.call(step.actor, {
    method,
    ...(file !== undefined && { file }),
    ...(await fill({
      path,
      ...(body !== undefined && { body: names.resolve(body) }),
      ...(form && { form }),
      ...(headers && { headers }),
    })),
  } as Request);
  for (const [name, pointer] of Object.entries(step.keep ?? {}))
    names.keep(name, partOf(answer.body, pointer));
  return { answer };
}

export function serverOf({ server }: ScenarioDriver): ServerSide {
  if (!server) throw new Error('such a step can only be told to a server');
  return server;
}

interface Filling {
  server: ServerSide;
  driver: ScenarioDriver;
  names: ScenarioNames;
  actor: string;
}

const placeholder = /\{(?:([a-z][a-z0-9-]*):)?([a-z][a-z0-9-]*)(?:\.(task|instance|revision))?\}/g;

/** Texts with what stands in braces: `{trip}`, `{trip.instance}`, `{trip.revision}`, `{trip.task}`, `{wang:trip.task}`. */
// biome-ignore lint/suspicious/noExplicitAny: what comes out has the shape of what went in.
async function filled(filling: Filling, value: unknown): Promise<any> {
  if (Array.isArray(value)) return Promise.all(value.map((one) => filled(filling, one)));
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(
      async ([key, one]) => [key, await filled(filling, one)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }
  if (typeof value !== 'string') return value;
  const found = [...value.matchAll(placeholder)];
  const meant = await Promise.all(found.map((match) => meaningOf(filling, match)));
  if (found[0]?.[0] === value) return meant[0];
  return found.reduce((text, [written], index) => text.replace(written, String(meant[index])), value);
}

async function meaningOf(
  { server, driver, names, actor }: Filling,
  [, person, name = '', of]: RegExpMatchArray,
) {
  if (of === undefined) return names.valueOf(name);
  const place = names.place(name);
  if (of === 'task') return server.taskOf(person ?? actor, place);
  if (of === 'instance') return server.latestApproval(place);
  return (await driver.read('admin', place))?.revision;
}

/** Part of an answer by JSON Pointer; of a page, what an `input` of its form holds: `input form`. */
function partOf(body: unknown, pointer: string): unknown {
  const input = /^input (\w+)$/.exec(pointer)?.[1];
  if (input !== undefined) return new RegExp(`name="${input}" value="([^"]*)"`).exec(String(body))?.[1];
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], body);
}
