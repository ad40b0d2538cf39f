import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../../designer/draft/apply-edit.ts';
import type { Edit } from '../../../designer/draft/edit.ts';
import { begin, record, redo, undo } from '../../../designer/draft/history.ts';
import { layerOf } from '../../../designer/draft/layer-of.ts';
import { graphOf, reachableFrom } from '../../../designer/graph/graph.ts';
import { applyLayer } from '../../../engine/layer/apply-layer.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { frozen } from '../../support/frozen.ts';
import { formEdit, type Wish, wishes, workflowEdit } from '../support/random-edit.ts';
import { shipped, workflowIn } from '../support/shipped.ts';

const standard = frozen(shipped);
const nothing = { layer: { layer: 'tenant' as const, base: {}, changes: [] }, sources: standard };
const stamp = { author: '陈顾问', at: '2026-11-23T02:00:00.000Z', reasons: {} };

type EditFor = (sources: Sources, wish: Wish) => Edit;

describe.each<[string, EditFor]>([
  ['a workflow', workflowEdit],
  ['fields and forms', formEdit],
])('edits of %s', (_, editFor) => {
  test('as many steps back as were taken lead to the beginning, and forward again to the end', () => {
    fc.assert(
      fc.property(wishes(50), (all) => {
        let history = begin<Sources>(standard);
        for (const wish of all)
          history = record(history, applyEdit(history.present, editFor(history.present, wish)));
        const edited = history.present;

        let back = history;
        for (let count = 0; count < all.length; count++) back = undo(back);
        let forth = back;
        for (let count = 0; count < all.length; count++) forth = redo(forth);

        expect(back.present).toEqual(standard);
        expect(JSON.stringify(forth.present)).toBe(JSON.stringify(edited));
      }),
      { numRuns: 40 },
    );
  });

  test('the layer of whatever was edited leads from the standard to exactly that, order included', () => {
    fc.assert(
      fc.property(wishes(30), (all) => {
        const edited = all.reduce((sources, wish) => applyEdit(sources, editFor(sources, wish)), standard);

        const layer = layerOf(standard, edited, nothing, stamp);
        const applied = applyLayer(standard, layer);

        expect(applied.issues).toEqual([]);
        expect(JSON.stringify(applied.sources)).toBe(JSON.stringify(edited));
      }),
      { numRuns: 60 },
    );
  });
});

test('after any edits of a workflow every way still leads to a node that exists, and an end is reached', () => {
  fc.assert(
    fc.property(wishes(40), (all) => {
      const edited = all.reduce((sources, wish) => applyEdit(sources, workflowEdit(sources, wish)), standard);

      const graph = graphOf(workflowIn(edited));

      const reached = reachableFrom(graph, graph.start);
      // Where everything is rejected by itself at the top, that is the end, and the other one waits unused.
      const isEnd = (id: string) => (graph.exits.get(id) ?? []).length === 0;
      expect([...reached].some(isEnd)).toBe(true);
      for (const id of graph.nodes)
        for (const { target } of graph.exits.get(id) ?? []) expect(graph.nodes).toContain(target);
      expect(graph.nodes.filter((id) => id !== 'end' && !reached.has(id))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('an edit of something that is not there gives back the very modules it was given', () => {
  const edits: Edit[] = [
    { kind: 'set-property', target: 'sales/entity/no-such/fields/a/required', value: true },
    { kind: 'remove-entry', target: 'sales/entity/sales-order/fields/noSuch' },
    {
      kind: 'remove-node',
      workflow: { module: 'sales', kind: 'workflow', id: 'sales-order-approval' },
      node: 'start',
    },
    {
      kind: 'remove-field',
      entity: { module: 'sales', kind: 'entity', id: 'sales-order' },
      path: 'noSuch',
    },
  ];

  for (const edit of edits) {
    const after = applyEdit(standard, edit);
    expect(JSON.stringify(after)).toBe(JSON.stringify(standard));
  }
});
