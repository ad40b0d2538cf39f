import { useMemo } from 'react';
import { textOf } from '../../../../engine/definition/common.ts';
import { useLanguage } from '../../../../runtime/app/messages/use-words.ts';
import { useWorkflow } from '../../workflow-context.tsx';

export interface PersonField {
  path: string;
  name: string;
  shape: string;
}

/** The fields and columns of the workflow's entity that hold a person or a department. */
export function usePersonFields(): PersonField[] {
  const language = useLanguage();
  const { labels } = useWorkflow();
  return useMemo(() => {
    const { names } = labels;
    const isPerson = (shape: string) => shape === 'user' || shape === 'department';
    return names.roots().flatMap((root) => {
      const name = textOf(root.label, language);
      if (root.type.kind === 'record')
        return isPerson(root.type.shape) && root.definition
          ? [{ path: root.id, name, shape: root.type.shape }]
          : [];
      if (root.type.kind !== 'list') return [];
      return names.members(root.type).flatMap(({ id, label, type }) => {
        const of = type.kind === 'list' ? type.of : type;
        return of.kind === 'record' && isPerson(of.shape)
          ? [{ path: `${root.id}.${id}`, name: `${name} · ${textOf(label, language)}`, shape: of.shape }]
          : [];
      });
    });
  }, [labels, language]);
}
