import { keepStash, readStash } from '../../api/stash.ts';
import { browserDrafts, type DraftStore } from '../../form/draft/draft-store.ts';

/** Edits for a to-do are kept with it on the server, for any device; in this browser where that cannot be reached. */
export function taskDrafts(task: string): DraftStore {
  return {
    restoresOwn: true,
    put: (draft) => keepStash(task, { draft }).then(nothing, () => browserDrafts.put(draft)),
    async list(prefix) {
      const stash = await readStash(task);
      if (!stash?.draft) return browserDrafts.list(prefix);
      return [{ ...stash.draft, ...(stash.from && { isOffered: true }) }];
    },
    async delete(key) {
      await keepStash(task, { draft: null }).catch(nothing);
      await browserDrafts.delete(key);
    },
  };
}

function nothing(): void {}
