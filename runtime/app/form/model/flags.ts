import type { CompiledField } from '../../../../engine/compile/compiled.ts';
import type { CompiledExpression } from '../../../../engine/expression/compile-expression.ts';
import { ExpressionFailure } from '../../../../engine/expression/environment.ts';
import { environmentOf } from '../../../../engine/record/facts.ts';
import type { Values } from '../../../../engine/record/values.ts';
import type { Ground } from './compute-content.ts';

/** How a field behaves at a place right now. */
export interface Flags {
  isVisible: boolean;
  isReadOnly: boolean;
  isRequired: boolean;
}

/** What a field of the record, or a column of this line, is right now; whether it may be written at all is asked elsewhere. */
export function flagsOf(ground: Ground, field: CompiledField, values: Values, row?: Values): Flags {
  const { visibleWhen, readOnlyWhen, requiredWhen, definition } = field;
  if (!visibleWhen && !readOnlyWhen && !requiredWhen)
    return { isVisible: true, isReadOnly: false, isRequired: definition.required };
  const { described, facts, own } = ground;
  const environment = environmentOf(facts, described.entity.module, { ...own, ...values }, row);
  const holds = (condition: CompiledExpression) => {
    try {
      return condition.evaluate(environment) === true;
    } catch (cause) {
      if (cause instanceof ExpressionFailure) return false;
      throw cause;
    }
  };
  return {
    isVisible: !visibleWhen || holds(visibleWhen),
    isReadOnly: readOnlyWhen !== undefined && holds(readOnlyWhen),
    isRequired: definition.required || (requiredWhen !== undefined && holds(requiredWhen)),
  };
}
