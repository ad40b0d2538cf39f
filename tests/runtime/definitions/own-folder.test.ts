import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { loadDefinitions } from '../../../runtime/server/definitions/load-definitions.ts';
import { runServerProgram } from '../../support/run-server-program.ts';
import { orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { startTestServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

/** The sales module in a folder of somebody's own. */
function copyOfSales(): string {
  const folder = join(temporaryFolder(), 'sales');
  cpSync('definitions/sales', folder, { recursive: true });
  return folder;
}

function rewrite(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`nothing changed in ${file}`);
  writeFileSync(file, changed);
}

const project = `"project": { "type": "text", "label": { "zh-CN": "项目", "en": "Project" }, "maxLength": 40 },
    "orderDate": {`;
const colour = `"colour": { "type": "text", "label": { "zh-CN": "颜色", "en": "Colour" }, "maxLength": 10 },
        "quantity": {`;

const sketch = {
  ...salesPeople,
  people: { ...salesPeople.people, admin: { department: 'company', roles: ['administrator'] } },
};

describe('a field that is added to a copy of the sales order in a folder of its own', () => {
  test('is there after a restart: in description, form, lists and document, and in what is read, written, sorted and searched', async () => {
    const sales = copyOfSales();
    const first = await startTestServer({ definitions: ['definitions', sales], tenants: { acme: sketch } });
    const goods = await stockGoods(first.app.ground, first.company, {
      customers: 1,
      products: 1,
      stock: '10',
    });
    const old = await succeeded(
      (await first.signIn('sales')).post('/api/records/sales-order', orderOf(goods, { lines: 1 })),
    );

    rewrite(join(sales, 'entities', 'sales-order.json'), (text) =>
      text.replace('"orderDate": {', project).replace('"quantity": {', colour),
    );
    const second = await startTestServer({
      definitions: ['definitions', sales],
      tenants: { other: { people: {} } },
      connect: { uri: inject('databaseUri'), name: first.database.db.databaseName },
    });
    const clerk = await second.signIn('sales', 'acme');

    const described = await succeeded(clerk.get('/api/entities/sales-order'));
    expect(described.entity.fields.project).toMatchObject({ type: 'text', maxLength: 40 });
    expect(described.rights.write).toEqual(expect.arrayContaining(['project', 'lines.colour']));
    const sections: { elements: object }[] = Object.values(described.form.sections);
    const names = Object.keys(described.entity.fields);
    const placed = sections.flatMap(({ elements }) => Object.keys(elements));
    expect(placed[placed.indexOf('project') - 1]).toBe(names[names.indexOf('project') - 1]);
    expect(Object.keys(described.form.sections.lines.elements.lines.columns)).toContain('colour');
    const document = await succeeded(clerk.get('/api/openapi.json'));
    expect(document.components.schemas['sales-order.input'].properties).toHaveProperty('project');

    const order = { ...orderOf(goods, { lines: 1 }), project: 'Bridge' };
    const made = await succeeded(clerk.post('/api/records/sales-order', order));
    expect(made.project).toBe('Bridge');
    const again = await succeeded(clerk.patch(`/api/records/sales-order/${old.id}`, { project: 'Arch' }, 1));
    expect(again).toMatchObject({ project: 'Arch', revision: 2 });
    const { items } = await succeeded(
      clerk.get('/api/records/sales-order?sort=project&filter=project%20!=%20%22%22&fields=project'),
    );
    expect(items.map((one: { project: string }) => one.project)).toEqual(['Arch', 'Bridge']);
    expect(await clerk.post('/api/records/sales-order', { ...order, project: 'x'.repeat(41) })).toMatchObject(
      {
        status: 422,
        body: { issues: [{ code: 'field.too-long', path: '/project' }] },
      },
    );
  });

  test('that is broken stops the start, with file, line and reason in both languages', async () => {
    const sales = copyOfSales();
    const file = join(sales, 'entities', 'sales-order.json');
    rewrite(file, (text) => text.replace('"orderDate": {', project.replace('"text"', '"txet"')));
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('txet')) + 1;

    const program = runServerProgram(
      ['--import', 'tsx', 'runtime/server/main.ts', '--no-open', '--definitions', sales],
      { FORMWORK_DATA: temporaryFolder() },
    );

    expect(await program.ended).toBe(78);
    expect(program.output()).toMatch(
      new RegExp(`${file}:${line} definition\\.[a-z-]+ — .*[a-z].* / .*[\u4e00-\u9fff]`),
    );
  });
});

describe('a module that nobody foresaw, in a folder outside', () => {
  test('runs with an approval of two levels, without code', async () => {
    const server = await startTestServer({
      definitions: ['definitions', 'tests/definitions/equipment'],
      tenants: {
        acme: {
          departments: { company: { head: 'zhao' }, sales: { parent: 'company', head: 'wang' } },
          people: {
            li: { department: 'sales', roles: ['borrower'] },
            wang: { department: 'sales' },
            zhao: { department: 'company', roles: ['equipment-keeper'] },
          },
        },
      },
    });
    const item = await server.company.create('equipment-item', { code: 'SC', name: '示波器', value: '6000' });
    const [li, wang, zhao] = await Promise.all(['li', 'wang', 'zhao'].map((name) => server.signIn(name)));
    const borrower = li as TestClient;

    const { modules } = await succeeded(borrower.get('/api/modules'));
    const loan = await succeeded(
      borrower.post('/api/records/equipment-loan', {
        dueDate: '2099-01-01',
        items: [{ item, quantity: '2' }],
      }),
    );
    await succeeded(borrower.post(`/api/records/equipment-loan/${loan.id}/submit`));
    const states: string[] = [];
    for (const person of [wang, zhao] as TestClient[]) {
      const { items } = await succeeded(person.get('/api/tasks'));
      const [task] = items;
      const decision = { action: 'approve', seenRevision: task.revision };
      states.push((await succeeded(person.post(`/api/tasks/${task.id}/actions`, decision))).record.state);
    }

    expect(modules.map((one: { id: string }) => one.id)).toContain('equipment');
    expect(states).toEqual(['in-approval', 'approved']);
  });
});

test('a form that leaves fields out has them behind the ones that they follow in the entity', () => {
  const sales = copyOfSales();
  rewrite(join(sales, 'forms', 'sales-order.json'), (text) =>
    text.replace('"customer": { "width": 6 },', ''),
  );

  const { sources } = loadDefinitions([sales]);

  const form = sources.sales?.form['sales-order'] as { sections: { basics: { elements: object } } };
  expect(Object.keys(form.sections.basics.elements).slice(0, 2)).toEqual(['number', 'customer']);
});
