import type { Language } from '../../../engine/definition/common.ts';
import type { LetterContent } from './letter-content.ts';

/** A way out of the house: mail, an instant messenger. */
export interface Channel {
  name: string;
  /** Where it reaches a person of the company; undefined where it does not. */
  addressOf(person: Reachable): string | undefined;
  /** Sends once; the id tells the same message again. Throws `Undeliverable` where trying again would not help. */
  send(message: ChannelMessage): Promise<void>;
}

/** What is known of a person: the fields of the user record. */
export type Reachable = Readonly<Record<string, unknown>>;

export interface ChannelMessage {
  /** Names it for ever, however often it is sent (reliability.md B07). */
  id: string;
  tenant: string;
  to: Addressee;
  content: LetterContent;
}

export interface Addressee {
  name: string;
  address: string;
  language: Language;
}

/** It cannot be delivered, now or later. */
export class Undeliverable extends Error {}
