import { describe, expect, test } from 'vitest';
import { type Issue, issue } from '../../../engine/issue.ts';
import type { Values } from '../../../engine/record/values.ts';
import { contentOf } from '../../../runtime/app/form/model/content.ts';
import { IssueBook } from '../../../runtime/app/form/model/issue-book.ts';

const failed = issue('record.check-failed', '/levels', { check: 'no-gap' });
const warned: Issue = { ...failed, severity: 'warning' };
const onPerson = issue('record.check-failed', '/levels/l1/person', { check: 'who' });

describe('what is wrong with a form before its first save', () => {
  test.each<[string, string, Issue, Values, number]>([
    ['waits for that save at lines of which there are none', 'levels', failed, {}, 0],
    ['waits for that save at a list that is empty', 'levels', failed, { levels: [] }, 0],
    ['waits for that save at an empty cell', 'levels/l1/person', onPerson, { levels: [{ id: 'l1' }] }, 0],
    ['is shown at once where something was written', 'levels', failed, { levels: [{ id: 'l1' }] }, 1],
    ['is shown at once where it only warns', 'levels', warned, {}, 1],
    ['is shown at once where it is about the whole record', '', failed, {}, 1],
  ])('%s', (_, key, one, values, count) => {
    const book = new IssueBook();
    book.find('', new Map([[key, [one]]]));

    const before = book.show(contentOf(values), false);
    const after = book.show(contentOf(values), true);

    expect(before.get(key) ?? []).toHaveLength(count);
    expect(after.get(key)).toEqual([one]);
  });

  test('waits for that save also where the server has found it', () => {
    const book = new IssueBook();
    book.evaluate(new Map([['levels', [failed]]]));

    const before = book.show(contentOf({}), false);
    const after = book.show(contentOf({}), true);

    expect(before.size).toBe(0);
    expect(after.get('levels')).toEqual([failed]);
  });

  test('is shown when the server has refused it', () => {
    const book = new IssueBook();
    book.refuse(new Map([['levels', [failed]]]));

    const shown = book.show(contentOf({}), false);

    expect(shown.get('levels')).toEqual([failed]);
  });
});
