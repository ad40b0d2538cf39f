/** `{{name}}`, or `{{name:one|several}}`. */
const placeholder = /\{\{(\w+)(?::([^|}]*)\|([^}]*))?\}\}/g;

/** A text with its `{{name}}` filled in; what is not given is left out. `{{count:error|errors}}` is the word for so many. */
export function fill(text: string, params: Readonly<Record<string, unknown>> = {}): string {
  return text.replace(placeholder, (_, name: string, one?: string, several?: string) =>
    one === undefined
      ? String(params[name] ?? '')
      : String((Number(params[name]) === 1 ? one : several) ?? ''),
  );
}
