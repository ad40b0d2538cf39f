import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../engine/record/values.ts';
import type { FormModel } from '../../../runtime/app/form/model/form-model.ts';
import { saveForm } from '../../../runtime/app/form/model/save-form.ts';
import { allActions, orderForm, settle, storedOrder } from './order-form.ts';

const content = (model: FormModel) => model.state.getState().content;
const rows = (model: FormModel) => linesOf(content(model).values, 'lines');
const insert = (line: string, at: number) => ({ kind: 'insert', lines: 'lines', line, at }) as const;

describe('a new order', () => {
  test('begins with its defaults and is not dirty', () => {
    const { model } = orderForm();

    const { values } = content(model);

    expect(values).toMatchObject({
      importance: 'normal',
      salesperson: { id: 'u1', title: '李雷' },
      department: { id: 'd1', title: '销售部' },
      warehouse: { id: 'w1', title: '成品仓' },
      total: '0.00',
    });
    expect(values.orderDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(model.state.getState().isDirty).toBe(false);
  });

  test('takes over what the chosen customer brings, until a person types there', async () => {
    const { model } = orderForm();

    model.enter([{ key: 'phone', text: '139' }]);
    model.enter([{ key: 'customer', text: 'C1' }]);
    await settle();

    expect(content(model).values).toMatchObject({
      customer: { id: 'c1', title: '华东电气' },
      contact: '王芳',
      phone: '139',
      deliveryAddress: '上海',
      paymentTerms: 'net-60',
    });
    expect(model.state.getState().isDirty).toBe(true);
  });

  test('computes a line as it is typed, exactly', async () => {
    const { model } = orderForm();

    model.enter([{ key: 'lines/n1/product', text: 'B200' }], 'own', '', [insert('n1', 0)]);
    model.enter([{ key: 'lines/n1/quantity', text: '１２' }]);
    await settle();

    expect(rows(model)).toMatchObject([
      {
        id: 'n1',
        product: { id: 'p-B200', title: '开关' },
        productCode: 'B200',
        unit: '个',
        specification: '开关规格',
        quantity: '12.000',
        unitPrice: '80.00',
        discount: '0.0000',
        amount: '960.00',
      },
    ]);
    expect(content(model).values.total).toBe('960.00');
  });

  test('takes the price of another product, but not over a price that was typed', async () => {
    const { model } = orderForm();
    model.enter([{ key: 'lines/a/product', text: 'B200' }], 'own', '', [insert('a', 0)]);
    model.enter([{ key: 'lines/b/product', text: 'B200' }], 'own', '', [insert('b', 1)]);
    model.enter([{ key: 'lines/b/unitPrice', text: '70' }]);
    await settle();

    model.enter([{ key: 'lines/a/product', text: 'A100' }]);
    model.enter([{ key: 'lines/b/product', text: 'A100' }]);
    await settle();

    expect(rows(model).map((row) => row.unitPrice)).toEqual(['12.50', '70.00']);
  });

  test('keeps what cannot be read, says what is wrong, and what was there before', () => {
    const { model } = orderForm();
    model.enter([{ key: 'lines/a/quantity', text: '3' }], 'own', '', [insert('a', 0)]);

    model.enter([{ key: 'lines/a/quantity', text: '3x' }]);

    expect(content(model).texts.get('lines/a/quantity')?.text).toBe('3x');
    expect(model.state.getState().issues.get('lines/a/quantity')?.[0]?.code).toBe('field.wrong-type');
    expect(rows(model)[0]?.quantity).toBe('3.000');
  });
});

describe('typing ahead of the network', () => {
  test('the right products arrive later, at their lines, in any order', async () => {
    const { model, server } = orderForm();
    let arrive = () => {};
    server.latency = new Promise((resolve) => {
      arrive = resolve;
    });

    model.enter([{ key: 'lines/a/product', text: 'A100' }], 'own', '', [insert('a', 0)]);
    model.enter([{ key: 'lines/a/quantity', text: '5' }]);
    model.enter([{ key: 'lines/b/product', text: 'b200' }], 'own', '', [insert('b', 1)]);
    model.enter([{ key: 'lines/b/quantity', text: '2' }]);
    expect([...content(model).waiting.keys()]).toEqual(['lines/a/product', 'lines/b/product']);
    expect(rows(model)[0]?.product).toBeUndefined();
    arrive();
    await settle();

    expect(content(model).waiting.size).toBe(0);
    expect(rows(model).map((row) => (row.product as { id: string }).id)).toEqual(['p-A100', 'p-B200']);
    expect(content(model).values.total).toBe('222.50');
  });

  test('two that fit are for the person to choose, and nothing is guessed', async () => {
    const { model } = orderForm();

    model.enter([{ key: 'lines/a/product', text: '电缆' }], 'own', '', [insert('a', 0)]);
    await settle();

    expect(rows(model)[0]?.product).toBeUndefined();
    const [issue] = model.state.getState().issues.get('lines/a/product') ?? [];
    expect(issue?.params.outcome).toBe('ambiguous');
    expect(issue?.words?.['zh-CN']).toContain('电缆');
  });

  test('an answer to a text that was replaced meanwhile changes nothing', async () => {
    const { model, server } = orderForm();
    let arrive = () => {};
    server.latency = new Promise((resolve) => {
      arrive = resolve;
    });
    model.enter([{ key: 'lines/a/product', text: 'A100' }], 'own', '', [insert('a', 0)]);

    model.enter([{ key: 'lines/a/product', text: 'B200' }]);
    arrive();
    await settle();

    expect(rows(model)[0]?.product).toEqual({ id: 'p-B200', title: '开关' });
  });
});

describe('undo', () => {
  test('fifty steps back and fifty forth', async () => {
    const { model } = orderForm();
    const before = content(model).values;
    for (let step = 0; step < 25; step++) {
      const line = `n${step}`;
      model.enter([{ key: `lines/${line}/product`, text: step % 2 ? 'A100' : 'B200' }], 'own', '', [
        insert(line, step),
      ]);
      model.enter([{ key: `lines/${line}/quantity`, text: String(step + 1) }]);
    }
    await settle();
    const after = content(model).values;

    for (let step = 0; step < 50; step++) model.undo();
    expect(content(model).values).toEqual(before);
    expect(model.state.getState()).toMatchObject({ canUndo: false, isDirty: false });
    for (let step = 0; step < 50; step++) model.redo();

    expect(content(model).values).toEqual(after);
  });

  test('brings back a cell that was waiting with the answer that has come since', async () => {
    const { model } = orderForm();
    model.enter([{ key: 'lines/a/product', text: 'A100' }], 'own', '', [insert('a', 0)]);
    model.enter([{ key: 'lines/a/quantity', text: '5' }]);
    await settle();

    expect(model.undo()).toBe('lines/a/quantity');

    expect(rows(model)).toMatchObject([{ product: { id: 'p-A100' }, unitPrice: '12.50' }]);
    expect(rows(model)[0]?.quantity).toBeUndefined();
  });
});

describe('a stored order', () => {
  const open = (lines = 3) => orderForm({ record: storedOrder(lines), actions: allActions() });

  test('is not dirty, and not after it is entered as it is', () => {
    const { model } = open();

    model.enter([
      { key: 'lines/l0/quantity', text: '2' },
      { key: 'customer', text: '华东电气' },
      { key: 'orderDate', text: '20261120' },
    ]);

    expect(model.state.getState().isDirty).toBe(false);
    expect(content(model).waiting.size).toBe(0);
  });

  test('computes only the line that is touched, and the total', () => {
    const { model } = open(1000);
    const before = rows(model);

    model.enter([{ key: 'lines/l7/quantity', text: '4' }]);

    expect(rows(model).filter((row, index) => row !== before[index])).toMatchObject([
      { id: 'l7', quantity: '4.000', amount: '50.00' },
    ]);
    expect(content(model).values.total).toBe('25025.00');
  });

  test('does not change agreed prices because the record around them changes', async () => {
    const { model } = open();

    model.enter([{ key: 'customer', text: 'C1' }]);
    model.enter([{ key: 'warehouse', text: '' }]);
    await settle();

    expect(rows(model).map((row) => row.unitPrice)).toEqual(['12.50', '12.50', '12.50']);
  });

  test('takes unit, specification and price anew when the product of a line changes', async () => {
    const { model } = open();

    model.enter([{ key: 'lines/l1/product', text: 'B200' }]);
    await settle();

    expect(rows(model)[1]).toMatchObject({
      unit: '个',
      specification: '开关规格',
      unitPrice: '80.00',
      productCode: 'B200',
      amount: '160.00',
    });
  });
});

describe('saving at once after typing', () => {
  const typed = () => {
    const form = orderForm();
    form.server.answers = [storedOrder(1)];
    form.model.enter([{ key: 'customer', text: 'C1' }]);
    form.model.enter([{ key: 'lines/n1/product', text: 'B200' }], 'own', '', [insert('n1', 0)]);
    form.model.enter([{ key: 'lines/n1/quantity', text: '3' }]);
    return form;
  };

  test('waits for the record that was looked up and for the price that comes with it', async () => {
    const { model, server } = typed();
    const { load } = server;
    server.load = async (entity, ids) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return load(entity, ids);
    };

    const outcome = await saveForm(model);

    expect(outcome.state).toBe('saved');
    expect(server.sent.at(-1)?.body).toMatchObject({ lines: [{ product: 'p-B200', unitPrice: '80.00' }] });
  });

  test('is not kept from it by what the server missed before it was there', async () => {
    const { model, server } = typed();
    server.evaluation = {
      record: storedOrder(1, { id: '', revision: 0 }),
      issues: [{ code: 'field.required', path: '/lines/0/unitPrice', params: { field: 'lines.unitPrice' } }],
      path: null,
    };
    await settle();
    model.evaluation.now();
    await settle();

    const outcome = await saveForm(model);

    expect(outcome.state).toBe('saved');
  });
});

describe('many lines pasted at once', () => {
  test('ask for each text once, however many lines have it', async () => {
    const { model, server } = orderForm();
    const lines = Array.from({ length: 40 }, (_, index) => `n${index}`);

    model.enter(
      lines.map((line, index) => ({ key: `lines/${line}/product`, text: index % 2 ? 'A100' : 'B200' })),
      'own',
      '',
      lines.map((line, index) => insert(line, index)),
    );
    await settle();

    expect(server.lookUps.sort()).toEqual(['A100', 'B200']);
    expect(rows(model).filter((row) => row.unitPrice === '80.00')).toHaveLength(20);
  });
});
