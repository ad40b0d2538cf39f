import { type RJSFValidationError, toErrorSchema, type ValidatorType } from '@rjsf/utils';
import type { Language } from '../../../../engine/definition/common.ts';
import { isError } from '../../../../engine/issue.ts';
import { issueMessage } from '../../messages/code-message.ts';
import type { FormModel } from '../model/form-model.ts';
import { validatePlaces } from '../model/validate-content.ts';

/** The engine as the validator of the form: the very rules that the server holds a save to, and no generated code. */
export function engineValidator(model: FormModel, language: Language): ValidatorType {
  const errorsOf = (formData: unknown): RJSFValidationError[] => {
    const { base, content } = model.state.getState();
    const values = { ...content.values, ...(formData as object) };
    const issues = validatePlaces(model.ground, values, base, new Set([''])).get('') ?? [];
    return issues.filter(isError).map((one) => {
      const message = issueMessage(language, one);
      const property = `.${one.path.slice(1).replaceAll('/', '.')}`;
      return { name: one.code, property, message, stack: message, params: one.params };
    });
  };
  return {
    validateFormData(formData) {
      const errors = errorsOf(formData);
      return { errors, errorSchema: toErrorSchema(errors) };
    },
    // The schemas have no alternatives between which a value would decide.
    isValid: () => true,
    rawValidation: (_schema, formData) => ({ errors: errorsOf(formData) as never[] }),
  };
}
