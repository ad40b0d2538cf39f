import type { ClientSession } from 'mongodb';
import { crashPoint } from '../crash-point.ts';
import { type AuditEntry, insertAudit } from '../store/audit.ts';
import { insertCommand } from '../store/commands.ts';
import { insertErrands, type NewErrand, type StoredErrand } from '../store/errands.ts';
import { insertNotifications, type NotifyPayload, type Telling } from '../store/notifications.ts';
import { insertMessages, type OutboxMessage, type StoredMessage } from '../store/outbox.ts';
import type { Scope } from '../store/scope.ts';
import { insertTimers, type TimerRow } from '../store/timers.ts';
import { type Acting, type Hint, referenceOf, scopeOf } from './acting.ts';
import { issuesOfDuplicate } from './duplicates.ts';

/**
 * One transaction of one person: everything it writes, it audits, and what it wishes for outside
 * is in the outbox of the same transaction (design.md, one multi-document transaction).
 */
export class Work {
  readonly acting: Acting;
  readonly scope: Scope;
  /** The transaction, for what mongoose writes in it. */
  readonly session: ClientSession;
  readonly now: string;
  private readonly entries: AuditEntry[] = [];
  private readonly tellings: Telling[] = [];
  private readonly messages: OutboxMessage[] = [];
  private written: StoredMessage[] = [];
  private readonly timers: TimerRow[] = [];
  private readonly errands: NewErrand[] = [];
  private begun: StoredErrand[] = [];
  private readonly hints: Hint[] = [];
  /** Whether the tenant's people or settings changed: every process reads them anew. */
  private readonly counters = new Set<'organisationRevision' | 'settingsRevision'>();

  constructor(acting: Acting, session: ClientSession) {
    this.acting = acting;
    this.scope = scopeOf(acting).within(session);
    this.session = session;
    this.now = acting.ground.clock();
  }

  audit(entry: Omit<AuditEntry, 'at' | 'by' | 'channel' | 'ip' | 'requestId'>): void {
    const { person, channel, ip, requestId } = this.acting;
    this.entries.push({
      ...entry,
      at: this.now,
      by: referenceOf(person),
      channel,
      ...(ip !== undefined && { ip }),
      ...(requestId !== undefined && { requestId }),
    });
  }

  /** Tells people in the pages, in this transaction; whoever is reached otherwise too gets letters after it. */
  tell(key: string, payload: NotifyPayload): void {
    const telling = { key, payload };
    this.tellings.push(telling);
    if (this.acting.ground.letters) this.send({ key, kind: 'letters', payload: { ...telling } });
  }

  send(message: OutboxMessage): void {
    this.messages.push(message);
  }

  schedule(timer: TimerRow): void {
    this.timers.push(timer);
  }

  /** Has something done outside after the commit (approval.md G6). */
  dispatch(errand: NewErrand): void {
    this.errands.push(errand);
  }

  hint(hint: Omit<Hint, 'tenant'>): void {
    this.hints.push({ ...hint, tenant: this.scope.tenant });
  }

  touch(counter: 'organisationRevision' | 'settingsRevision'): void {
    this.counters.add(counter);
  }

  /** Keeps the answer to a command that carries a key. */
  async remember(result: unknown): Promise<void> {
    const { command, person } = this.acting;
    if (!command?.render) return;
    const { status, body } = command.render(result as never);
    await insertCommand(this.scope, {
      key: command.key,
      user: person.id,
      fingerprint: command.fingerprint,
      status,
      body,
    });
  }

  /** Writes what was collected, and what waits to be written with it; still inside the transaction. */
  async flush(): Promise<void> {
    await insertAudit(this.scope, this.entries);
    await insertNotifications(this.scope, this.tellings);
    this.written = await insertMessages(this.scope, this.messages);
    await insertTimers(this.scope, this.timers);
    this.begun = await insertErrands(this.scope, this.errands);
    if (this.counters.size > 0)
      await this.scope
        .collection<{ _id: string }>('tenants')
        .updateOne(
          { _id: this.scope.tenant },
          { $inc: Object.fromEntries([...this.counters].map((one) => [one, 1])) },
          this.scope.options,
        );
    crashPoint('writes-gathered');
    await this.scope.settle();
  }

  /** After the commit: open pages are told, messages go out, and this process forgets what it knew of the tenant. */
  announce(): void {
    const { ground } = this.acting;
    if (this.counters.size > 0) ground.tenants.invalidate(this.scope.tenant);
    for (const hint of this.hints) ground.hint(hint);
    const told = this.tellings.flatMap(({ payload }) => payload.to);
    if (told.length > 0) ground.hint({ tenant: this.scope.tenant, inboxes: [...new Set(told)] });
    if (this.written.length > 0) ground.deliver(this.written);
    if (this.begun.length > 0) ground.dispatch(this.begun);
  }
}

/**
 * Runs an operation in one transaction. What it collects is written with it; nobody hears of it
 * before it is committed. A value that must be unique and is not is answered as an issue of its field.
 */
export async function inTransaction<T>(acting: Acting, run: (work: Work) => Promise<T>): Promise<T> {
  let work: Work | undefined;
  try {
    const result = await acting.ground.database.transact(acting.world.tenant._id, async (session) => {
      work = new Work(acting, session);
      const done = await run(work);
      await work.remember(done);
      await work.flush();
      crashPoint('before-commit');
      return done;
    });
    crashPoint('after-commit');
    work?.announce();
    crashPoint('announced');
    return result;
  } catch (cause) {
    throw issuesOfDuplicate(cause, acting.world.configuration) ?? cause;
  }
}
