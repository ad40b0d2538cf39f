import { Problem } from '../../runtime/app/api/problem.ts';
import { currentLayer, type DraftStore, isUnsaved } from './draft-store.ts';
import { saveDraft } from './workspace.ts';

/** Saved when nothing was changed for so long, and at the latest after `longest`, in milliseconds. */
const idle = 1000;
const longest = 5000;
const again = 5000;

/** Keeps the draft on the server as it is worked on. A draft never becomes live by itself. */
export class Autosave {
  private readonly store: DraftStore;
  private readonly stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waitingSince: number | undefined;
  private running: Promise<boolean> | undefined;

  constructor(store: DraftStore) {
    this.store = store;
  }

  start(): () => void {
    this.stops.push(
      this.store.subscribe((state, before) => {
        if (
          state.history.present.sources !== before.history.present.sources ||
          state.reasons !== before.reasons
        )
          this.changed();
      }),
    );
    const leaving = () => {
      if (document.visibilityState === 'hidden') void this.flush();
    };
    const closing = (event: BeforeUnloadEvent) => {
      if (!isUnsaved(this.store.getState())) return;
      void this.flush();
      event.preventDefault();
    };
    document.addEventListener('visibilitychange', leaving);
    window.addEventListener('beforeunload', closing);
    this.stops.push(() => {
      document.removeEventListener('visibilitychange', leaving);
      window.removeEventListener('beforeunload', closing);
      clearTimeout(this.timer);
    });
    return () => {
      for (const stop of this.stops.splice(0)) stop();
    };
  }

  /** Saves what is not saved yet; false when that was not possible. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    const state = this.store.getState();
    if (state.saving === 'conflict') return false;
    if (!isUnsaved(state)) return true;
    this.running = this.save();
    const isSaved = await this.running;
    this.running = undefined;
    return isSaved;
  }

  private changed(): void {
    const state = this.store.getState();
    clearTimeout(this.timer);
    if (state.saving === 'conflict') return;
    if (!isUnsaved(state)) {
      this.waitingSince = undefined;
      if (state.saving === 'waiting') this.store.setState({ saving: 'saved' });
      return;
    }
    this.waitingSince ??= Date.now();
    if (state.saving === 'saved') this.store.setState({ saving: 'waiting' });
    const wait = Math.min(idle, Math.max(0, this.waitingSince + longest - Date.now()));
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private async save(): Promise<boolean> {
    const state = this.store.getState();
    const { sources } = state.history.present;
    this.waitingSince = undefined;
    this.store.setState({ saving: 'saving' });
    try {
      const layer = currentLayer(state, new Date().toISOString());
      const draft = await saveDraft(layer, state.revision);
      this.store.setState(({ reasons }) => ({
        saved: { layer, sources },
        revision: draft.revision,
        savedAt: draft.updatedAt,
        saving: 'saved',
        reasons: without(reasons, state.reasons),
      }));
      if (isUnsaved(this.store.getState())) this.changed();
      return true;
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      const isConflict = cause.code === 'designer.draft-changed';
      this.store.setState({ saving: isConflict ? 'conflict' : 'failed' });
      if (!isConflict) this.timer = setTimeout(() => void this.flush(), again);
      return false;
    }
  }
}

/** The reasons that were given while the others were being saved. */
function without(
  all: Readonly<Record<string, string>>,
  saved: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([target, reason]) => saved[target] !== reason));
}
