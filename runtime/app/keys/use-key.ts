import { useEffect, useRef } from 'react';
import { usePreferences } from '../theme/preferences.ts';
import { type KeyDefinition, type KeyId, keys } from './keys.ts';
import { isComposing, isTyping, matches } from './press.ts';

interface Binding {
  definition: KeyDefinition;
  act: { current: (event: KeyboardEvent) => void };
}

/** What is bound now; of two for one press the later, which belongs to what lies on top. */
const bindings: Binding[] = [];

/** Binds a shortcut of the registry while the component is there and `isOn`. */
export function useKey(id: KeyId, act: (event: KeyboardEvent) => void, isOn = true): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!isOn) return;
    const binding: Binding = { definition: keys[id], act: latest };
    if (bindings.length === 0) document.addEventListener('keydown', dispatch);
    bindings.push(binding);
    return () => {
      bindings.splice(bindings.indexOf(binding), 1);
      if (bindings.length === 0) document.removeEventListener('keydown', dispatch);
    };
  }, [id, isOn]);
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) return;
  const binding = bindings.findLast(
    ({ definition }) => definition.press.some((press) => matches(press, event)) && mayAct(definition, event),
  );
  if (!binding) return;
  event.preventDefault();
  binding.act.current(event);
}

/** A dialog keeps the keys of the page below it quiet; single letters are for who wants them and is not typing. */
function mayAct(definition: KeyDefinition, { target }: KeyboardEvent): boolean {
  if (target instanceof Element && target.closest('[role="dialog"]')) return false;
  if (definition.whileTyping) return true;
  return usePreferences.getState().singleKeys && !isTyping(target);
}
