import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { inspectorWords } from '../../designer/messages/inspector.ts';
import { requestWords } from '../../designer/messages/requests.ts';
import { workflowWords } from '../../designer/messages/workflow.ts';
import { amendments } from '../../engine/definition/amendments.ts';
import { exclusiveNode, workflowDefinition, workflowNode } from '../../engine/definition/workflow.ts';
import { chromiumPath } from '../support/chromium.ts';
import { salesPeople } from '../support/sales-company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { succeeded } from '../support/test-client.ts';
import { takePicture } from './support/picture.ts';
import { propertyPaths } from './support/property-paths.ts';
import { visit, whyNoPages } from './support/visit.ts';
import { webFolder } from './support/web-folder.ts';

const people = {
  ...salesPeople.people,
  consultant: { department: 'company', roles: ['implementation-consultant'] },
};

const label = { 'zh-CN': '一步', en: 'A step' };
const call = { service: 'http-request', input: { url: '"https://erp.example"', number: 'number' } };
const branches = (more: object = {}) => ({
  'x-first': { label, when: 'total > 1', next: 'end', ...more },
  default: { next: 'end' },
});

/** A node of every type, with whatever makes its seldom controls appear. */
const nodes: Record<string, object> = {
  approval: {
    label,
    next: 'end',
    assignees: { from: [{ role: 'finance' }] },
    signature: 'required',
    remindAfter: 'P1D',
    timeouts: [
      { action: 'remind', after: { field: 'deliveryDate' }, repeat: { every: 'P1D', times: 2 } },
      { action: 'jump-edge', after: 'P2D', next: 'end' },
      { action: 'transfer', after: 'P3D', to: { role: 'finance' } },
    ],
    phrases: [label],
  },
  exclusive: { branches: branches() },
  parallel: { join: 'x-join', onBranchReject: 'wait-all', branches: { 'x-a': { next: 'x-join' } } },
  inclusive: { join: 'x-join', onBranchReject: 'wait-all', branches: branches() },
  join: { next: 'end' },
  'end-branch': {},
  cc: { label, assignees: { from: [{ role: 'finance' }] }, next: 'end' },
  auto: { decision: 'reject' },
  delay: { until: { after: 'PT8H', of: 'business' }, next: 'end' },
  service: { ...call, output: { remark: 'data.text' }, compensate: call, next: 'end' },
  subprocess: {
    workflow: 'sales-order-approval',
    forEach: 'lines',
    input: { remark: 'parent.remark' },
    output: { deliveryDate: 'createdAt' },
    next: 'end',
  },
};

/** Properties that no control edits, and why. */
const uncontrolled: Record<string, string> = {
  type: 'is chosen when the node is inserted',
  next: 'is drawn on the canvas',
  join: 'comes with the fork',
  branches: 'are drawn on the canvas, and each has properties of its own',
  'lines/from': 'is chosen with the lines carried over',
  'lines/to': 'is chosen with the lines carried over',
  'lines/input': 'is shown once lines are carried over',
  lines: 'are not carried over where there is one sub-process for each of them',
};

const uncontrolledOfWorkflow: Record<string, string> = {
  $schema: 'is for editors of text',
  id: 'stays for ever',
  entity: 'stays for ever: everything else is said about it',
  nodes: 'are drawn on the canvas',
};

const typeOf = (schema: (typeof workflowNode.options)[number]) => schema.shape.type.value;

describe.skipIf(whyNoPages)('the designer has a control for every property', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({
      tenants: { demo: { ...salesPeople, people } },
      app: { webFolder, chromiumPath },
    });
    const consultant = await server.signIn('consultant');
    const target = 'sales/workflow/sales-order-approval/nodes';
    const changes = Object.entries(nodes).map(([type, node]) => ({
      target: `${target}/x-${type}`,
      op: 'add',
      value: { type, ...node },
    }));
    const layer = { layer: 'tenant', base: {}, changes };
    await succeeded(consultant.put('/api/designer/draft', { layer }, { 'if-match': '"0"' }));
  }, 300_000);

  test('of a node of any type, or this test says why not', async () => {
    const page = await openWorkflow(server);
    const missing: string[] = [];
    for (const schema of workflowNode.options) {
      const type = typeOf(schema);
      const id = type === 'start' || type === 'end' ? type : `x-${type}`;
      await page.locator(`.outline [data-part="${id}"]`).first().click();
      const found = await controlsIn(page, `nodes/${id}`);
      await takePicture(page, `node-${type}-1440`);
      const wanted = propertyPaths(schema).filter((path) => uncontrolled[path] === undefined);
      missing.push(...wanted.filter((path) => !isCovered(found, path)).map((path) => `${type}: ${path}`));
    }

    expect(missing).toEqual([]);
  }, 120_000);

  test('of a branch of a condition, and of the workflow itself', async () => {
    const page = await openWorkflow(server);
    const branch = exclusiveNode.shape.branches.valueType;

    await page.locator('.outline [data-part="x-exclusive/x-first"]').first().click();
    const ofBranch = await controlsIn(page, 'nodes/x-exclusive/branches/x-first');
    await takePicture(page, 'branch-1440');
    await page.getByRole('button', { name: workflowWords['zh-CN'].settings }).click();
    const ofWorkflow = await controlsIn(page, '');
    await takePicture(page, 'settings-1440');

    expect(propertyPaths(branch).filter((path) => !isCovered(ofBranch, path))).toEqual(['next']);
    const wanted = propertyPaths(workflowDefinition).filter((one) => !(one in uncontrolledOfWorkflow));
    expect(wanted.filter((path) => !isCovered(ofWorkflow, path))).toEqual([]);
  }, 60_000);

  test('of requests to change and cancel what is approved', async () => {
    const page = await visit(server, 'consultant', '/designer/entity/sales/sales-order');
    await page.locator('.ant-segmented-item', { hasText: requestWords['zh-CN'].view }).click();
    for (const name of ['change', 'cancel', 'confirmation'] as const) {
      const toggle = page.getByRole('switch', { name: requestWords['zh-CN'][name], exact: true });
      if ((await toggle.getAttribute('aria-checked')) === 'false') await toggle.click();
    }

    const found = await controlsIn(page, 'amendments', '.requests');
    await takePicture(page, 'requests-1440');

    expect(propertyPaths(amendments).filter((path) => !isCovered(found, path))).toEqual([]);
  }, 60_000);
});

async function openWorkflow(server: TestServer): Promise<Page> {
  const page = await visit(server, 'consultant', '/designer/workflow/sales/sales-order-approval');
  await page.locator('.ant-segmented-item', { hasText: workflowWords['zh-CN'].outline }).click();
  return page;
}

/** The properties that have controls on any tab of what is open, by their paths within it; everything folded is opened. */
async function controlsIn(page: Page, within: string, panel = '.inspector-content'): Promise<Set<string>> {
  const found = new Set<string>();
  const tabs = page.locator(`${panel} [role="tab"]`);
  const advanced = inspectorWords['zh-CN'].advanced;
  const count = await tabs.count();
  for (let index = 0; index < Math.max(1, count); index++) {
    if (count > 0) {
      if ((await tabs.nth(index).innerText()).trim() === advanced) continue;
      await tabs.nth(index).click();
    }
    for (const fold of await page.locator(`${panel} .fold-head[aria-expanded="false"]:visible`).all())
      await fold.click();
    const paths = await page
      .locator(`${panel} :is([data-property], table[data-path]):visible`)
      .evaluateAll((all) =>
        all.map((one) => {
          const { property, path } = (one as HTMLElement).dataset;
          return { property, path };
        }),
      );
    for (const { property, path = '' } of paths) {
      if (property === undefined) found.add(path);
      else if (within === '') found.add(property);
      else if (property.startsWith(`${within}/`)) found.add(property.slice(within.length + 1));
    }
  }
  return found;
}

/** A control of a property, or of something within it. */
function isCovered(found: ReadonlySet<string>, path: string): boolean {
  return found.has(path) || [...found].some((one) => one.startsWith(`${path}/`));
}
