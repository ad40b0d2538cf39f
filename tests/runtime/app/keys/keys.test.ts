import { describe, expect, test } from 'vitest';
import { type KeyDefinition, keys } from '../../../../runtime/app/keys/keys.ts';
import { capsOf, isComposing, matches, type Pressed } from '../../../../runtime/app/keys/press.ts';
import { keyWords } from '../../../../runtime/app/messages/areas/keys.ts';

const definitions = Object.entries<KeyDefinition>(keys);

function pressed(key: string, more: Partial<Pressed> = {}): Pressed {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

describe('the table of shortcuts', () => {
  test('gives no press two meanings in one place', () => {
    for (const [id, { area, press }] of definitions)
      for (const [otherId, other] of definitions) {
        const meet = area === other.area || area === 'everywhere' || other.area === 'everywhere';
        if (id === otherId || !meet) continue;
        expect(
          press.filter((one) => other.press.includes(one)),
          `${id} and ${otherId}`,
        ).toEqual([]);
      }
  });

  test('lets no single letter act while somebody types', () => {
    const single = definitions.filter(([, { press }]) => press.some((one) => one.length === 1));

    expect(single.filter(([, { whileTyping }]) => whileTyping)).toEqual([]);
  });

  test('takes nothing that browsers keep for themselves', () => {
    const kept = ['mod+n', 'mod+t', 'mod+w', 'mod+l', 'F1', 'F5', 'F12'];

    expect(definitions.flatMap(([, { press }]) => press.filter((one) => kept.includes(one)))).toEqual([]);
  });

  test('names every shortcut', () => {
    for (const [id] of definitions) expect(keyWords.en).toHaveProperty(id);
  });
});

describe('a press', () => {
  test.each([
    { press: 'mod+k', event: pressed('k', { ctrlKey: true }), is: true },
    { press: 'mod+k', event: pressed('k', { metaKey: true }), is: true },
    { press: 'mod+k', event: pressed('K', { ctrlKey: true, shiftKey: true }), is: false },
    { press: 'mod+k', event: pressed('k'), is: false },
    { press: 'n', event: pressed('n'), is: true },
    { press: 'n', event: pressed('n', { ctrlKey: true }), is: false },
    { press: 'n', event: pressed('N', { shiftKey: true }), is: false },
    { press: '?', event: pressed('?', { shiftKey: true }), is: true },
    { press: '/', event: pressed('/'), is: true },
    { press: 'alt+h', event: pressed('˙', { altKey: true, code: 'KeyH' }), is: true },
    { press: 'alt+h', event: pressed('h', { code: 'KeyH' }), is: false },
    { press: 'mod+Enter', event: pressed('Enter', { ctrlKey: true }), is: true },
  ])('$press is meant: $is, by $event', ({ press, event, is }) => {
    expect(matches(press, event)).toBe(is);
  });

  test('is drawn with the caps of the machine', () => {
    expect(capsOf('mod+k', false)).toEqual(['Ctrl', 'K']);
    expect(capsOf('mod+Enter', true)).toEqual(['⌘', '↵']);
  });

  test('belongs to the input method while that is composing, in every browser', () => {
    expect(isComposing({ isComposing: true })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
});
