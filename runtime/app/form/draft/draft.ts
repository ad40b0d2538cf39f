import type { Values } from '../../../../engine/record/values.ts';
import type { Content, Typed } from '../model/content.ts';

/** What was typed into a form and is not saved, as it is kept in this browser. */
export interface Draft {
  /** `tenant/user/entity/record/revision/name`; a new record has `new` and 0. */
  key: string;
  /** When it was last kept, ISO 8601. */
  at: string;
  revision: number;
  /** What the server had when the typing began. */
  base: Values;
  values: Values;
  texts: [string, Typed][];
  /** Texts whose look-up had not come back: asked again. */
  waiting: [string, string][];
  touched: string[];
  /** Somebody else's: offered, not restored. */
  isOffered?: true;
}

/** Whose drafts of what: the beginning of their keys. */
export interface DraftScope {
  tenant: string;
  user: string;
  entity: string;
  /** Absent: of a new record. */
  record: string | undefined;
}

export function scopeKey({ tenant, user, entity, record = 'new' }: DraftScope): string {
  return `${[tenant, user, entity, record].map(encodeURIComponent).join('/')}/`;
}

export function draftOf(
  key: string,
  { values, texts, waiting, touched }: Content,
  { base, revision }: { base: Values; revision: number },
): Draft {
  return {
    key,
    at: new Date().toISOString(),
    revision,
    base,
    values,
    texts: [...texts],
    waiting: [...waiting].map(([at, { text }]) => [at, text]),
    touched: [...touched],
  };
}

/** The content that a draft brings back; its open look-ups have to be asked again. */
export function contentOfDraft({ values, texts, touched }: Draft): Content {
  return { values, texts: new Map(texts), waiting: new Map(), touched: new Set(touched) };
}
