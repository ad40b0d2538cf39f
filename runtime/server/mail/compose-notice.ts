import { type Language, textOf } from '../../../engine/definition/common.ts';
import type { Person } from '../../../engine/record/organisation.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { pendingSlots } from '../../../engine/workflow/instance.ts';
import { formatValue } from '../../app/form/values/format-value.ts';
import { clockOf } from '../../app/form/values/time-zone.ts';
import { type LetterWord, letterWords } from '../../app/messages/areas/letters.ts';
import { shellWords } from '../../app/messages/areas/shell.ts';
import { fill } from '../../app/messages/fill.ts';
import { type Acting, scopeOf } from '../operations/acting.ts';
import { issueLinks } from '../operations/links/issue-links.ts';
import { readTask } from '../operations/read-tasks.ts';
import { findInstance } from '../store/instances.ts';
import type { Letter } from '../store/letters.ts';
import type { NotifyPayload } from '../store/notifications.ts';
import { taskId } from '../store/tasks.ts';
import type { Channel, ChannelMessage } from './channel.ts';
import type { LetterContent, LetterLink } from './letter-content.ts';

/** Events that ask somebody to decide. */
const asking: ReadonlySet<NotifyPayload['event']> = new Set(['task-assigned', 'task-reminder', 'task-urged']);

interface Notice {
  acting: Acting;
  about: Omit<NotifyPayload, 'to'>;
  language: Language;
  publicUrl: string;
}

/** The language of a person, by the user record; Chinese where it says nothing. */
export function languageOf(row: Readonly<Record<string, unknown>>): Language {
  return row.language === 'en' ? 'en' : 'zh-CN';
}

/** A notification as a letter to one person; undefined when there is nobody to tell any more. */
export async function composeNotice(
  system: Acting,
  { to, about }: Letter & { kind: 'notice' },
  { channel, publicUrl }: { channel: Channel; publicUrl: string },
): Promise<Pick<ChannelMessage, 'to' | 'content'> | undefined> {
  const { world } = system;
  const person = world.organisation.person(to);
  const address = person?.active ? channel.addressOf(person.row) : undefined;
  if (!person || address === undefined) return undefined;
  const language = languageOf(person.row);
  const acting: Acting = { ...system, person, policy: world.policyOf(person.roles), language };
  return {
    to: { name: person.name, address, language },
    content: await contentOf({ acting, about, language, publicUrl }, person),
  };
}

async function contentOf(notice: Notice, person: Person): Promise<LetterContent> {
  const { acting, about, language, publicUrl } = notice;
  const say = (word: LetterWord, params = {}) => fill(letterWords[language][word], params);
  const { tenant, configuration } = acting.world;
  const company = textOf(tenant.name, language);
  const told = shellWords[language][about.event];
  const event = about.purpose ? fill(shellWords[language][`about-${about.purpose}`], { event: told }) : told;
  const label = textOf(configuration.entities.get(about.entity)?.definition.label, language);
  const lead = say('lead', { event, document: `${label} ${about.title}`.trim() });
  const held = await heldBy(notice, person);
  const open: LetterLink = {
    label: say('open'),
    url: `${publicUrl}${held ? `/inbox/${encodeURIComponent(held.task)}` : `/record/${about.entity}/${about.record}`}`,
    look: 'plain',
  };
  return {
    subject: say('subject', { company, lead }),
    greeting: say('greeting', { name: person.name }),
    lead,
    rows: held ? await rowsOf(notice, held.task) : [],
    changes: [],
    changesHead: { label: '', before: '', after: '' },
    quote: about.text ?? '',
    links: held ? [...(await decisionLinks(notice, held, person)), open] : [open],
    notes: [...(held ? [say('linkNote')] : []), say('automatic')],
    signature: company,
  };
}

interface HeldSlot {
  instance: string;
  slot: string;
  task: string;
}

/** The to-do that a letter asks for, while it is the person's. */
async function heldBy({ acting, about }: Notice, { id }: Person): Promise<HeldSlot | undefined> {
  const { instance: instanceId, event, node } = about;
  const instance = asking.has(event) ? await findInstance(scopeOf(acting), instanceId) : undefined;
  const held =
    instance &&
    pendingSlots(instance).find(
      ({ visit, slot }) =>
        slot.assignee.id === id && slot.origin !== 'delegate' && (node === undefined || visit.node === node),
    );
  if (!held) return undefined;
  return { instance: instanceId, slot: held.slot.id, task: taskId(instanceId, held.slot.id) };
}

/** What the inbox shows of the to-do, for this reader. */
async function rowsOf({ acting, about, language }: Notice, task: string): Promise<LetterContent['rows']> {
  const { tenant, configuration } = acting.world;
  const words = letterWords[language];
  const fields = configuration.entities.get(about.entity)?.fields;
  try {
    const { summary, initiator, node, dueAt } = await readTask(acting, task);
    return [
      { label: words.initiator, value: initiator },
      { label: words.node, value: textOf(node.label ?? undefined, language) },
      { label: words.dueAt, value: dueAt ? clockOf(dueAt, tenant.timeZone) : '' },
      ...summary.map(({ field, value }) => {
        const definition = fields?.get(field)?.definition;
        const reader = { language, timeZone: tenant.timeZone };
        return {
          label: textOf(definition?.label, language) || field,
          value: definition ? formatValue(definition, value, reader) : '',
        };
      }),
    ].filter(({ value }) => value !== '');
  } catch (cause) {
    if (cause instanceof Refusal) return [];
    throw cause;
  }
}

/** Made for each sending, since nobody keeps their secrets (approval.md F8). */
async function decisionLinks(
  { acting, language, publicUrl }: Notice,
  { instance, slot }: HeldSlot,
  { id: user }: Person,
): Promise<LetterLink[]> {
  const issued = await issueLinks(scopeOf(acting), { instance, slot, user }, acting.ground.clock());
  return issued.map(({ verb, path }) => ({
    label: letterWords[language][verb],
    url: `${publicUrl}${path}`,
    look: verb === 'approve' ? 'main' : 'danger',
  }));
}
