import type { Draft } from './draft.ts';

/** The drafts of this browser, in its own database: they outlive reloads, sign-outs and the network. */
export interface DraftStore {
  /** What the person left there is there again by itself; what somebody else did is offered. */
  restoresOwn?: true;
  put(draft: Draft): Promise<void>;
  /** Drafts whose key begins so, newest first. */
  list(prefix: string): Promise<Draft[]>;
  delete(key: string): Promise<void>;
}

const store = 'drafts';

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('formwork', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function run<T>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const browserDrafts: DraftStore = {
  async put(draft) {
    await run('readwrite', (drafts) => drafts.put(draft));
  },
  async list(prefix) {
    const found = await run<Draft[]>('readonly', (drafts) =>
      drafts.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
    );
    return found.sort((one, other) => (one.at < other.at ? 1 : -1));
  },
  async delete(key) {
    await run('readwrite', (drafts) => drafts.delete(key));
  },
};
