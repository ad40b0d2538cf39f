import { beforeAll, expect, test } from 'vitest';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

/** Quotations whose clerks know neither what the goods cost nor what is earned, in the lines or in sum. */
const quotation = {
  kind: 'document',
  title: 'number',
  states: { draft: {}, 'in-approval': {}, approved: {}, sent: {} },
  fields: {
    number: { type: 'text' },
    margin: { type: 'money' },
    budget: { type: 'money' },
    lines: { type: 'lines', fields: { good: { type: 'text' }, cost: { type: 'money' } } },
    costs: { type: 'roll-up', of: 'lines', sum: 'cost' },
  },
  indexes: { 'by-margin': { fields: ['margin'] } },
  transitions: {
    submit: { from: ['draft'], workflow: 'review', approved: 'approved' },
    send: { from: ['approved'], to: 'sent', when: 'margin > 100' },
  },
};

const trade = moduleOf('trade', {
  entity: {
    quotation,
    'trade-settings': {
      kind: 'setting',
      title: 'note',
      fields: { note: { type: 'text' }, ceiling: { type: 'money', default: '4711' } },
    },
  },
  form: {
    quotation: {
      entity: 'quotation',
      sections: {
        main: {
          elements: { number: {}, margin: {}, lines: { columns: { good: {}, cost: {} } } },
        },
      },
      list: { columns: { number: {}, margin: {} }, sort: '-margin' },
    },
  },
  workflow: {
    review: {
      entity: 'quotation',
      summary: ['number', 'margin', 'budget'],
      nodes: {
        start: { type: 'start', next: 'clerk' },
        clerk: {
          type: 'approval',
          assignees: { from: [{ user: 'ann' }] },
          fields: { budget: 'hidden' },
          next: 'end',
        },
        end: { type: 'end' },
      },
    },
  },
  role: {
    clerk: {
      permissions: {
        quotation: {
          read: true,
          update: true,
          fields: { margin: 'hidden', 'lines.cost': 'hidden' },
          actions: { send: true },
        },
      },
    },
    chief: {
      permissions: {
        quotation: { read: true, create: true, update: true, actions: { submit: true } },
        'trade-settings': { read: true },
      },
    },
  },
});

const people = { ann: { roles: ['clerk'] }, boss: { roles: ['chief'] } };

let server: TestServer;
let ann: TestClient;
let boss: TestClient;

beforeAll(async () => {
  server = await startTestServer({ definitions: sourcesOf(trade), tenants: { acme: { people } } });
  [ann, boss] = (await Promise.all(['ann', 'boss'].map((name) => server.signIn(name)))) as [
    TestClient,
    TestClient,
  ];
});

async function newQuotation() {
  const record = await succeeded(
    boss.post('/api/records/quotation', {
      number: 'Q1',
      margin: '815.00',
      budget: '99',
      lines: [
        { good: 'bolt', cost: '47.11' },
        { good: 'nut', cost: '47.12' },
      ],
    }),
  );
  return { ...record, path: `/api/records/quotation/${record.id}` };
}

test('a line that another one deleted or added is told of in a conflict without its hidden columns', async () => {
  const { path, lines } = await newQuotation();
  const [first, second] = lines;
  await succeeded(boss.patch(path, { lines: [{ id: first.id }, { good: 'new', cost: '47.13' }] }, 1));

  const late = await ann.patch(
    path,
    {
      lines: [
        { id: first.id, good: 'mine' },
        { id: second.id, good: 'gone' },
      ],
    },
    1,
  );

  expect(late.status).toBe(409);
  expect(late.body.conflicts).toContainEqual(
    expect.objectContaining({ path: `lines/${second.id}`, before: { good: 'nut' } }),
  );
  expect(late.body.conflicts).toContainEqual(
    expect.objectContaining({ before: null, theirs: { good: 'new' } }),
  );
  expect(JSON.stringify(late.body.conflicts)).not.toContain('47.1');
});

test('the summary of a to-do shows what the record shows there: neither what the role hides nor what the step does', async () => {
  const { id, path } = await newQuotation();
  await succeeded(boss.post(`${path}/submit`));

  const { items } = await succeeded(ann.get('/api/tasks'));

  const task = items.find((one: { record: string }) => one.record === id);
  expect(task.summary).toEqual([{ field: 'number', value: 'Q1' }]);
});

test('an approval that was given back tells nothing of the fields that decided its way', async () => {
  const { id, path } = await newQuotation();
  await succeeded(boss.post(`${path}/submit`));
  const { items } = await succeeded(ann.get('/api/tasks'));
  const task = items.find((one: { record: string }) => one.record === id);
  await succeeded(
    ann.post(`/api/tasks/${task.id}/actions`, {
      action: 'return',
      comment: 'x',
      seenRevision: task.revision,
    }),
  );

  const { resume } = await succeeded(ann.get(`/api/instances/${task.instance}`));

  expect(resume).toEqual({ mode: 'restart', node: 'clerk', by: server.company.people.ann });
});

test('what describes an entity does not name what is hidden: in its form, its indexes, its conditions', async () => {
  const description = await succeeded(ann.get('/api/entities/quotation'));

  const { sections, list } = description.form;
  expect(Object.keys(sections.main.elements)).toEqual(['number', 'lines']);
  expect(sections.main.elements.lines.columns).toEqual({ good: {} });
  expect(list).toEqual({ columns: { number: {} } });
  expect(await succeeded(ann.get('/api/forms/quotation'))).toEqual(description.form);
  expect(JSON.stringify(description)).not.toContain('margin');
});

test('a sum of a hidden column is the server’s to calculate', async () => {
  const { serverFields } = await succeeded(ann.get('/api/entities/quotation'));

  expect(serverFields).toContain('costs');
});

test('of the settings of a module come those that may be read', async () => {
  const [hers, his] = await Promise.all(
    [ann, boss].map((person) => succeeded(person.get('/api/entities/quotation'))),
  );

  expect(hers.settings).toEqual({ entity: 'trade-settings', values: {} });
  expect(his.settings.values).toEqual({ note: null, ceiling: '4711.00' });
});
