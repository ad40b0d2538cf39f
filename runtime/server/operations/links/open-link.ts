import { createHmac, timingSafeEqual } from 'node:crypto';
import { Decimal } from '../../../../engine/decimal.ts';
import { titleOf } from '../../../../engine/record/facts.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { numberOf } from '../../../../engine/report/format-number.ts';
import type { Command } from '../../../../engine/workflow/command.ts';
import { findSlot, type Instance } from '../../../../engine/workflow/instance.ts';
import { alreadyClosed } from '../../../../engine/workflow/verbs/held-slot.ts';
import { type ActionLink, findLink, takeLink } from '../../store/action-links.ts';
import { newId } from '../../store/new-id.ts';
import { secretOf } from '../../store/secrets.ts';
import { taskId } from '../../store/tasks.ts';
import type { Acting, Ground } from '../acting.ts';
import { planStep, type StepSubject } from '../plan-step.ts';
import { runCommand, subjectOf } from '../run-instance.ts';
import { hashOf } from './issue-links.ts';

/** A decision that a link leads to, as of now; nothing of it is done yet. */
export interface OpenedLink {
  verb: ActionLink['verb'];
  title: string;
  initiator: string;
  /** Who decides by it. */
  holder: string;
  /** The revision that is decided about. */
  revision: number;
  /** Proves that it is this page whose form is sent. */
  form: string;
  opinion: 'none' | 'optional' | 'required';
  task: string;
}

/** Where a link was followed from. */
export type LinkOrigin = Pick<Acting, 'language' | 'ip' | 'requestId'>;

interface Followed {
  link: ActionLink;
  acting: Acting;
  subject: StepSubject & { instance: Instance };
}

/** What a link would do; asks the very machine, does nothing (approval.md F8). */
export async function openLink(ground: Ground, secret: string, origin: LinkOrigin): Promise<OpenedLink> {
  const { link, acting, subject } = await follow(ground, secret, origin);
  const { record, entity, instance, workflow } = subject;
  const node = workflow.nodes.get(findSlot(instance, link.slot)?.visit.node ?? '');
  // What the holder may write on the page is written there; whatever else is wanted is wanted in the pages.
  await planStep(acting, subject, commandOf(link, { seenRevision: record.revision, opinion: '…' }));
  return {
    verb: link.verb,
    title: titleOf(entity, record.values),
    initiator: instance.initiator.name,
    holder: acting.person.name,
    revision: record.revision,
    form: await formOf(ground, link, record.revision),
    opinion: node?.type === 'approval' ? node.definition.opinion[link.verb] : 'optional',
    task: taskId(link.instance, link.slot),
  };
}

/** Decides by a link, once, from the form of its page, about the revision that the page showed. */
export async function actByLink(
  ground: Ground,
  secret: string,
  origin: LinkOrigin,
  sent: { form: string; revision: number; opinion: string },
): Promise<[verb: ActionLink['verb'], task: string]> {
  const { link, acting } = await follow(ground, secret, origin);
  const wanted = await formOf(ground, link, sent.revision);
  if (!isSame(wanted, sent.form)) throw new Refusal('link.not-found');
  const command = commandOf(link, { seenRevision: sent.revision, opinion: sent.opinion });
  await runCommand(acting, link.instance, command, async (work) => {
    if (!(await takeLink(work.scope, link, new Date(work.now)))) throw new Refusal('link.used');
  });
  return [link.verb, taskId(link.instance, link.slot)];
}

/** The link, its holder acting, and what it is about: asked again each time, since slots change hands. */
async function follow(ground: Ground, secret: string, origin: LinkOrigin): Promise<Followed> {
  const link = await findLink(ground.database.db, hashOf(secret), new Date(ground.clock()));
  const world = link && (await ground.tenants.world(link.tenant));
  const person = world?.organisation.person(link?.user ?? '');
  if (!link || !world || !person?.active) throw new Refusal('link.not-found');
  if (link.usedAt) throw new Refusal('link.used');
  const policy = world.policyOf(person.roles);
  const acting: Acting = { ground, world, person, policy, channel: 'link', ...origin };
  const subject = await subjectOf(acting, link.instance);
  const held = subject.instance && findSlot(subject.instance, link.slot);
  if (!subject.instance || !held) throw new Refusal('link.not-found');
  if (held.slot.state !== 'pending') throw alreadyClosed(held);
  if (held.slot.assignee.id !== link.user) throw new Refusal('link.not-found');
  assertWithinLimit(subject);
  return { link, acting, subject: { ...subject, instance: subject.instance } };
}

/** Above a limit, and where nobody knows how much it is, somebody has to sign in. */
function assertWithinLimit({ workflow: { definition }, record }: StepSubject): void {
  const { linkLimit, amount } = definition;
  if (linkLimit === undefined) return;
  const value = amount === undefined ? undefined : numberOf(record.values[amount]);
  if (!value || value.abs().greaterThan(new Decimal(linkLimit))) throw new Refusal('link.needs-sign-in');
}

function commandOf(
  link: ActionLink,
  { seenRevision, opinion }: Required<Pick<Command, 'seenRevision' | 'opinion'>>,
): Command {
  return {
    commandId: newId(),
    verb: link.verb,
    actor: { id: link.user },
    slot: link.slot,
    seenRevision,
    ...(opinion !== '' && { opinion }),
  };
}

/** What only the page of the link knows of its form. */
async function formOf({ database }: Ground, { hash }: ActionLink, revision: number): Promise<string> {
  const secret = await secretOf(database.db, 'action-links');
  return createHmac('sha256', secret).update(`${hash}:${revision}`).digest('base64url');
}

function isSame(wanted: string, given: string): boolean {
  const [one, other] = [Buffer.from(wanted), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
