import type { Language } from '../../engine/definition/common.ts';
import type { Sources } from '../../engine/layer/target.ts';
import type { SentenceLabels } from '../expression/render-sentence.ts';

/** What the words of a workflow are made from. */
export interface Wording {
  sources: Sources;
  entity: string;
  labels: SentenceLabels;
  language: Language;
}
