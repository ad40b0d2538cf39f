import type { NotifyPayload } from '../../store/notifications.ts';
import type { IssuedLink } from './issue-links.ts';

/**
 * A way out of the house: mail, an instant messenger. It is told what notifications are made of, once
 * for each person and at least once; the key tells the same message again. None is shipped.
 */
export interface Channel {
  send(message: ChannelMessage): Promise<void>;
}

export interface ChannelMessage extends Omit<NotifyPayload, 'to'> {
  key: string;
  tenant: string;
  to: { id: string; name: string };
  /** Where the person has a to-do in it: how to decide it from outside (approval.md F8). */
  links: IssuedLink[];
}
