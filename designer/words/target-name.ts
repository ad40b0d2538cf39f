import { type Language, textOf } from '../../engine/definition/common.ts';
import type { DefinitionKind } from '../../engine/definition/module.ts';
import { parseTarget, type Sources } from '../../engine/layer/target.ts';
import { definitionAt } from '../draft/definition-ref.ts';
import { labelOf } from '../shell/catalogue.ts';
import { placeName } from './place-name.ts';

/** A written target in words: 销售订单审批 › 初审 › 审批人. */
export function targetName(sources: Sources, written: string, language: Language): string {
  const target = parseTarget(written);
  if (!target || target.kind === 'module') return written;
  const ref = { module: target.module, kind: target.kind as DefinitionKind, id: target.id };
  const name = textOf(labelOf(definitionAt(sources, ref)), language) || target.id;
  return [name, ...placeName(sources, ref, target.path, language)].join(' › ');
}
