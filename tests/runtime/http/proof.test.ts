import { beforeAll, describe, expect, test } from 'vitest';
import { loadDefinitions } from '../../../runtime/server/definitions/load-definitions.ts';
import { signatureHash } from '../../../runtime/server/operations/proof/proof.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { password } from '../../support/test-company.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
let item: string;
const people = new Map<string, TestClient>();

/** The equipment, whose manager signs, decides many at once, and may sign with what was drawn last. */
function definitions() {
  const { sources } = loadDefinitions(equipmentDefinitions);
  const text = JSON.stringify(sources).replace(
    '"manager":{"type":"approval",',
    '"manager":{"type":"approval","signature":"required","reuseSignature":true,"batch":true,',
  );
  const changed = JSON.parse(text);
  changed.equipment.report = {
    slip: {
      id: 'slip',
      kind: 'print',
      label: { 'zh-CN': '借用单', en: 'Slip' },
      entity: 'equipment-loan',
      template:
        '{{#each approvals}}<p>{{step}} {{person}} {{decision}} {{opinion}}<img src="{{signature}}"></p>{{/each}}',
    },
  };
  return changed as typeof sources;
}

beforeAll(async () => {
  server = await startTestServer({ definitions: definitions(), tenants: equipmentTenants });
  item = await server.company.create('equipment-item', { code: 'N1', name: 'Scope', value: '10000' });
  for (const name of ['li', 'wang', 'zhao', 'sun', 'admin']) people.set(name, await server.signIn(name));
});

const as = (name: string) => people.get(name) as TestClient;
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const drawn = { width: 400, height: 160, strokes: [[1, 2, 0, 30, 40, 16]], png };

async function taskOn(name: string, record: string) {
  const { items } = await succeeded(as(name).get('/api/tasks?limit=200'));
  return items.find((one: { record: string }) => one.record === record);
}

async function loanInApproval() {
  const body = { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] };
  const { id } = await succeeded(as('li').post('/api/records/equipment-loan', body));
  await succeeded(as('li').post(`/api/records/equipment-loan/${id}/submit`));
  return { id: id as string, task: await taskOn('wang', id) };
}

const act = (name: string, task: { id: string; revision: number }, body: object) =>
  as(name).post(`/api/tasks/${task.id}/actions`, { seenRevision: task.revision, ...body });
const instanceOf = (task: { instance: string }) =>
  succeeded(as('wang').get(`/api/instances/${task.instance}`));
const upload = async (name: string, task: { id: string }) =>
  (
    await succeeded(
      as(name).send('post', `/api/tasks/${task.id}/attachments?name=proof.txt`, {
        body: Buffer.from('proof'),
      }),
    )
  ).id as string;

describe('F4: a signature', () => {
  test('F4: that is required and missing is 422, one by one, in a batch and by a link', async () => {
    const { id, task } = await loanInApproval();

    const single = [
      await act('wang', task, { action: 'approve' }),
      await act('wang', task, { action: 'reject', comment: '不' }),
    ];
    const batch = await succeeded(
      as('wang').post('/api/tasks/batch', {
        action: 'approve',
        tasks: [{ task: task.id, seenRevision: task.revision }],
      }),
    );
    const { links } = await succeeded(as('admin').post(`/api/tasks/${task.id}/links`));
    const opened = await fetch(server.url + links[0].path);

    expect(task.actions[0]).toMatchObject({
      action: 'approve',
      signature: 'required',
      reusesSignature: true,
    });
    for (const answer of single)
      expect(answer).toMatchObject({ status: 422, body: { code: 'task.signature-required' } });
    expect(batch.items).toMatchObject([{ outcome: 'skipped', code: 'task.signature-required' }]);
    expect(opened.status).toBe(422);
    expect(await opened.text()).not.toContain('<form');
    expect(await taskOn('wang', id)).toMatchObject({ status: 'open' });
  });

  test('F4: that is drawn is kept as strokes and picture, bound to the decision and the revision', async () => {
    const { id, task } = await loanInApproval();

    await succeeded(act('wang', task, { action: 'approve', comment: '同意', signature: { drawn } }));

    const [slot] = (await instanceOf(task)).visits[0].slots;
    const user = server.company.people.wang as string;
    const command = { slot: slot.id, verb: 'approve', opinion: '同意', seenRevision: task.revision };
    const decided = { instance: task.instance, command: command as never, files: [] };
    expect(slot.signature).toMatchObject({ kind: 'drawn', hash: signatureHash(user, decided, drawn) });
    expect(
      signatureHash(user, { ...decided, command: { ...command, seenRevision: 1 } as never }, drawn),
    ).not.toBe(slot.signature.hash);
    const picture = await as('li').get(`/api/signatures/${slot.signature.id}`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.bytes.toString('base64')).toBe(png);
    const stored = await server.database.db.collection('signatures').findOne({ user });
    expect(JSON.parse(stored?.strokes)).toEqual(drawn.strokes);
    const { items } = await succeeded(as('li').get(`/api/records/equipment-loan/${id}/timeline`));
    expect(items.find((one: { action: string }) => one.action === 'approve').signature).toEqual(
      slot.signature,
    );
    expect((await as('sun').get(`/api/signatures/${slot.signature.id}`)).status).toBe(404);
  });

  test('F4: is the last one again where the node allows it, and a seal with the password', async () => {
    const [first, second, third] = [await loanInApproval(), await loanInApproval(), await loanInApproval()];
    await succeeded(act('wang', first.task, { action: 'approve', signature: { drawn } }));

    await succeeded(act('wang', second.task, { action: 'approve', signature: { last: true } }));
    const none = await act('wang', third.task, { action: 'approve', signature: { seal: { password } } });
    expect((await as('wang').put('/api/session/seal', { png, password: 'wrong' })).status).toBe(401);
    await succeeded(as('wang').put('/api/session/seal', { png, password }));
    const wrong = await act('wang', third.task, {
      action: 'approve',
      signature: { seal: { password: 'wrong' } },
    });
    await succeeded(act('wang', third.task, { action: 'approve', signature: { seal: { password } } }));

    expect(none).toMatchObject({ status: 422, body: { code: 'signature.none-kept' } });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.bad-credentials' } });
    expect((await instanceOf(second.task)).visits[0].slots[0].signature).toMatchObject({ reused: true });
    expect((await instanceOf(third.task)).visits[0].slots[0].signature).toMatchObject({ kind: 'seal' });
    expect(await succeeded(as('wang').get('/api/session/signatures'))).toEqual({ seal: png, last: png });
  });

  test('F4: is no signature when it is no picture, and not taken where nobody signs', async () => {
    const { id, task } = await loanInApproval();
    const broken = { ...drawn, png: Buffer.from('GIF89a not a png').toString('base64') };

    const refused = await act('wang', task, { action: 'approve', signature: { drawn: broken } });
    await succeeded(act('wang', task, { action: 'approve', signature: { drawn } }));
    const keeper = await taskOn('zhao', id);
    const unwanted = await act('zhao', keeper, { action: 'approve', signature: { drawn } });

    expect(refused).toMatchObject({ status: 422, body: { code: 'attachment.wrong-type' } });
    expect(unwanted.body.code).toBe('task.action-not-offered');
    expect((await act('zhao', keeper, { action: 'approve' })).status).toBe(200);
  });

  test('F4: nobody signs to see what would happen', async () => {
    const { task } = await loanInApproval();

    const rehearsed = await succeeded(
      as('wang').post(`/api/tasks/${task.id}/rehearsals`, { action: 'approve', seenRevision: task.revision }),
    );

    expect(rehearsed.refusal).toBeUndefined();
    expect(rehearsed.closes).toMatchObject([{ state: 'passed' }]);
  });
});

describe('F4: on paper', () => {
  test('F4: a print has the decisions with their words and what they were signed with', async () => {
    const { id, task } = await loanInApproval();
    await succeeded(act('wang', task, { action: 'approve', comment: '同意借用', signature: { drawn } }));

    const page = await succeeded(as('li').get(`/api/records/equipment-loan/${id}/print/slip?format=html`));

    expect(page).toContain('主管审批 Wang approved 同意借用');
    expect(page.replaceAll('&#x3D;', '=')).toContain(`<img src="data:image/png;base64,${png}"`);
  });
});

describe('F5: files with a decision', () => {
  test('F5: are kept with it and read by whoever may read the approval, and nobody else', async () => {
    const { id, task } = await loanInApproval();
    const file = await upload('wang', task);
    expect((await as('li').get(`/api/attachments/${file}`)).status).toBe(404);

    await succeeded(act('wang', task, { action: 'approve', files: [file], signature: { drawn } }));

    const [slot] = (await instanceOf(task)).visits[0].slots;
    expect(slot.files).toEqual([{ id: file, name: 'proof.txt', size: 5, type: 'text/plain' }]);
    expect((await as('li').get(`/api/attachments/${file}`)).body).toBe('proof');
    expect((await as('sun').get(`/api/attachments/${file}`)).status).toBe(404);
    expect(
      (
        await as('sun').send('post', `/api/tasks/${task.id}/attachments?name=a.txt`, {
          body: Buffer.from('a'),
        })
      ).status,
    ).toBe(404);
    const { items } = await succeeded(as('li').get(`/api/records/equipment-loan/${id}/timeline`));
    expect(items.find((one: { action: string }) => one.action === 'approve').files).toEqual(slot.files);
  });

  test('F5: are the decider’s own, new, and for a decision', async () => {
    const { task } = await loanInApproval();
    const other = await loanInApproval();
    await succeeded(act('wang', other.task, { action: 'transfer', people: [server.company.people.sun] }));
    const [own, others] = [await upload('wang', task), await upload('sun', await taskOn('sun', other.id))];

    const answer = await act('wang', task, {
      action: 'approve',
      files: [others, 'unknown', own],
      signature: { drawn },
    });

    expect(answer.status).toBe(422);
    expect(answer.body.issues).toMatchObject([
      { code: 'attachment.unknown', path: '/files/0' },
      { code: 'attachment.unknown', path: '/files/1' },
    ]);
    await succeeded(act('wang', task, { action: 'approve', files: [own], signature: { drawn } }));
    const again = await loanInApproval();
    expect(
      (await act('wang', again.task, { action: 'approve', files: [own], signature: { drawn } })).status,
    ).toBe(422);
  });

  test('F5: go with a return as well', async () => {
    const { task } = await loanInApproval();
    const file = await upload('wang', task);

    await succeeded(act('wang', task, { action: 'return', to: 'initiator', comment: '补', files: [file] }));

    expect((await instanceOf(task)).visits[0].slots[0].files).toHaveLength(1);
  });
});
