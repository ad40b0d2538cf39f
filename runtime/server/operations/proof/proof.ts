import { createHash } from 'node:crypto';
import { issue } from '../../../../engine/issue.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import type { Command } from '../../../../engine/workflow/command.ts';
import type { DecisionFile, Signature } from '../../../../engine/workflow/proof.ts';
import { findInstance } from '../../store/instances.ts';
import { newId } from '../../store/new-id.ts';
import {
  findLastDrawn,
  findSeal,
  insertSignature,
  type SignaturePicture,
  type StoredSignature,
} from '../../store/signatures.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { verifyOwnPassword } from '../admin/passwords.ts';
import { Invalid } from '../invalid.ts';
import type { Work } from '../work.ts';
import { filesGiven, keepFiles } from './decision-files.ts';
import { assertPng } from './png.ts';

/** What somebody signs with: drawn now, the kept seal with the password, or what they drew last (approval.md F4). */
export type GivenSignature =
  | { drawn: Required<SignaturePicture> }
  | { seal: { password: string } }
  | { last: true };

interface Given {
  instance: string;
  command: Command;
  files?: readonly string[];
  signature?: GivenSignature;
}

/** What a decision is given with besides words: for the command, and what is written beside it. */
export interface Proof {
  command: Pick<Command, 'files' | 'signature'>;
  write: (work: Work) => Promise<void>;
}

/** Looks up files and signature of an act; kept in the transaction of the decision or not at all. */
export async function proofOf(
  acting: Acting,
  { instance: id, command, files: ids = [], signature: given }: Given,
): Promise<Proof> {
  if (ids.length === 0 && !given) return { command: {}, write: async () => undefined };
  const instance = await findInstance(scopeOf(acting), id);
  if (!instance) throw new Refusal('instance.not-found', { id });
  const { entity, record } = instance;
  const files = await filesGiven(acting, entity, ids);
  const signed = given && (await sign(acting, given, { instance: id, command, files }));
  return {
    command: { ...(files.length > 0 && { files }), ...(signed && { signature: signed.signature }) },
    async write(work) {
      await keepFiles(work, { entity, record }, files);
      if (signed) await insertSignature(work.scope, { ...signed.kept, at: work.now });
    },
  };
}

interface Signed {
  signature: Signature;
  kept: StoredSignature;
}

interface Decided {
  instance: string;
  command: Command;
  files: readonly DecisionFile[];
}

async function sign(acting: Acting, given: GivenSignature, decided: Decided): Promise<Signed> {
  const picture = await pictureOf(acting, given);
  const kind = 'seal' in given ? 'seal' : 'drawn';
  const id = newId();
  const user = acting.person.id;
  const hash = signatureHash(user, decided, picture);
  return {
    signature: { id, kind, ...('last' in given && { reused: true as const }), hash },
    kept: { ...picture, id, user, instance: decided.instance, kind, at: '' },
  };
}

async function pictureOf(acting: Acting, given: GivenSignature): Promise<SignaturePicture> {
  const { id } = acting.person;
  if ('drawn' in given) {
    assertPng(given.drawn.png, '/signature/drawn/png');
    return given.drawn;
  }
  if ('last' in given) {
    const last = await findLastDrawn(scopeOf(acting), id);
    if (!last) throw new Invalid([issue('signature.none-kept', '/signature/last')]);
    const { png, width, height, strokes } = last;
    return { png, width, height, strokes };
  }
  await verifyOwnPassword(acting, given.seal.password);
  const png = await findSeal(scopeOf(acting), id);
  if (png === undefined) throw new Invalid([issue('signature.none-kept', '/signature/seal')]);
  return { png };
}

/** SHA-256 over who decided what with which words, files and picture, about which revision (approval.md F4). */
export function signatureHash(
  user: string,
  { instance, command, files }: Decided,
  { png, strokes }: SignaturePicture,
): string {
  const { slot, verb, opinion = '', seenRevision } = command;
  const decided = [
    instance,
    slot,
    verb,
    opinion.trim(),
    seenRevision ?? null,
    user,
    files.map(({ id }) => id),
  ];
  return createHash('sha256')
    .update(JSON.stringify([...decided, png, strokes ?? null]))
    .digest('hex');
}
