import { createStore } from 'zustand/vanilla';
import type { FormModel } from '../model/form-model.ts';
import { randomName } from '../model/random-name.ts';
import { contentOfDraft, type Draft, draftOf, scopeKey } from './draft.ts';
import { hold, isHeld } from './draft-hold.ts';
import { browserDrafts, type DraftStore } from './draft-store.ts';

/** What a person sees of drafts. */
export interface DraftState {
  /** One left from before, to be resumed or discarded. */
  offer: Draft | undefined;
  /** When what is typed now was last kept. */
  keptAt: string | undefined;
}

/** Kept this long after typing pauses, and at the latest this long after it began, in milliseconds. */
const idle = 1000;
const longest = 5000;

/**
 * Keeps what is typed into one form in this browser until it is saved or given up. A draft is never
 * sent anywhere by itself, and a form that nobody typed into leaves none.
 */
export class DraftKeeper {
  readonly state = createStore<DraftState>(() => ({ offer: undefined, keptAt: undefined }));
  private readonly model: FormModel;
  private readonly store: DraftStore;
  private name = randomName();
  private hasDraft = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since: number | undefined;
  private release = () => {};
  private stopListening = () => {};

  constructor(model: FormModel, store: DraftStore = browserDrafts) {
    this.model = model;
    this.store = store;
  }

  /** Begins to keep, and looks for what was left from before. */
  start(): void {
    const stopState = this.model.state.subscribe((state, before) => {
      if (state.content !== before.content || state.isDirty !== before.isDirty) this.changed();
    });
    const hide = () => {
      if (document.visibilityState === 'hidden') this.keep();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', hide);
    this.stopListening = () => {
      stopState();
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', hide);
    };
    this.release = hold(this.name);
    this.look();
  }

  /** The page goes away: what is typed is kept at once. */
  stop(): void {
    this.keep();
    this.stopListening();
    this.release();
  }

  /** Goes on with the draft on offer, as its form now. */
  resume(): Draft | undefined {
    const { offer } = this.state.getState();
    if (!offer) return undefined;
    this.release();
    this.name = offer.key.split('/').at(-1) ?? this.name;
    this.release = hold(this.name);
    this.hasDraft = true;
    this.state.setState({ offer: undefined, keptAt: offer.at });
    this.model.restart(contentOfDraft(offer), { base: offer.base, revision: offer.revision });
    this.model.enter(
      offer.waiting.map(([key, text]) => ({ key, text })),
      'quiet',
    );
    this.model.evaluation.schedule();
    return offer;
  }

  async discard(): Promise<void> {
    const { offer } = this.state.getState();
    this.state.setState({ offer: undefined });
    if (offer) await this.store.delete(offer.key);
  }

  private get key(): string {
    return `${this.prefix}${this.model.state.getState().revision}/${this.name}`;
  }

  private get prefix(): string {
    const { session, description } = this.model;
    return scopeKey({
      tenant: session.tenant.id,
      user: session.user.id,
      entity: description.entity.id,
      record: this.model.state.getState().id,
    });
  }

  private changed(): void {
    clearTimeout(this.timer);
    const { isDirty } = this.model.state.getState();
    if (!isDirty) {
      this.since = undefined;
      if (this.hasDraft) this.drop();
      return;
    }
    this.since ??= Date.now();
    const wait = Math.max(0, Math.min(idle, this.since + longest - Date.now()));
    this.timer = setTimeout(() => this.keep(), wait);
  }

  private keep(): void {
    clearTimeout(this.timer);
    const { isDirty, content, base, revision } = this.model.state.getState();
    if (!isDirty || this.since === undefined) return;
    this.since = undefined;
    const draft = draftOf(this.key, content, { base, revision });
    this.lastKey = draft.key;
    this.hasDraft = true;
    this.store.put(draft).then(
      () => this.state.setState({ keptAt: draft.at }),
      () => {
        // No room, or a browser that keeps nothing: the person is not told that it is kept.
      },
    );
  }

  private lastKey = '';

  private drop(): void {
    this.hasDraft = false;
    this.state.setState({ keptAt: undefined });
    const key = this.lastKey === '' ? this.key : this.lastKey;
    this.store.delete(key).catch(() => {
      // It is offered once more, and found to be what is saved already.
    });
  }

  private async look(): Promise<void> {
    try {
      for (const draft of await this.store.list(this.prefix)) {
        if (draft.key === this.key || (await isHeld(draft.key.split('/').at(-1) ?? ''))) continue;
        this.state.setState({ offer: draft });
        return;
      }
    } catch {
      // A browser that keeps nothing has nothing to offer.
    }
  }
}
