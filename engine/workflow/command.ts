/** Every act on an instance (approval.md K5). `commandId` makes it safe to send twice; the runtime keeps that promise. */
export interface Command {
  commandId: string;
  verb: Verb;
  actor: Actor;
  /** Of `start`: the id of the new instance. */
  instance?: string;
  /** The seat that decides; addressed by slot, because one person may hold several. */
  slot?: string;
  opinion?: string;
  /** The revision of the record that the actor saw (F2). */
  seenRevision?: number;
  /** How a returned record goes on, where the node lets the returner choose (B7). */
  resubmit?: 'restart' | 'from-target' | 'direct';
  /** Whom the actor chose to decide, by node (A5). */
  chosen?: Readonly<Record<string, readonly string[]>>;
  /** Of `fire-timer` (K8). */
  timer?: TimerKey;
  /** A prediction: nothing is asked of the record that only a person can fill in. */
  rehearsal?: true;
  /** Of `record-changed`: the paths of the fields that changed (F2). */
  changed?: readonly string[];
}

export type Verb =
  | 'start'
  | 'approve'
  | 'reject'
  | 'return'
  | 'withdraw'
  | 'resubmit'
  | 'retry'
  | 'fire-timer'
  | 'record-changed';

export interface Actor {
  /** A person's id, or a reserved actor: `system:timer`, `system:rule`, `system:migration` (K9). */
  id: string;
  isAdministrator?: boolean;
}

export interface TimerKey {
  visit: string;
  generation: number;
  kind: 'remind';
}
