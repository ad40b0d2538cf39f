import { describe, expect, test } from 'vitest';
import { actionWord } from '../../../../runtime/app/components/timeline/action-word.ts';

describe('the words for what was done to a record', () => {
  test.each([
    ['a submission', 'start', null, 'start'],
    ['a request to change what is approved', 'start', 'change', 'start-change'],
    ['a request to cancel what is approved', 'start', 'cancel', 'start-cancel'],
    ['a decision on such a request', 'approve', 'change', 'approve'],
    ['a submission for a purpose that is unknown here', 'start', 'renewal', 'start'],
    ['a submission stored without a purpose', 'start', undefined as unknown as null, 'start'],
    ['an act that is unknown here', 'notarise', 'renewal', null],
    ['an act named as what every object has', 'constructor', null, null],
  ])('for %s are those of the request, else of the act', (_, action, purpose, word) => {
    const found = actionWord({ action, purpose });

    expect(found).toBe(word);
  });
});
