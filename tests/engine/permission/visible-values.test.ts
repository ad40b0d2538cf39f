import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePolicy } from '../../../engine/permission/policy.ts';
import { visibleValues } from '../../../engine/permission/visible-values.ts';
import { configurationOf, moduleOf } from '../../support/configuration.ts';
import { entityOf, save } from '../../support/prepare.ts';

const paths = ['open', 'secret', 'lines', 'lines.open', 'lines.secret', 'hidden', 'hidden.open'];
const fields = {
  open: { type: 'text' },
  secret: { type: 'text', sensitive: true },
  lines: { type: 'lines', fields: { open: { type: 'text' }, secret: { type: 'text', sensitive: true } } },
  hidden: { type: 'lines', sensitive: true, fields: { open: { type: 'text' } } },
};
const shop = (rights: Record<string, string>) =>
  configurationOf(
    moduleOf('shop', {
      entity: { order: { kind: 'document', title: 'open', fields } },
      role: { reader: { permissions: { order: { read: true, update: true, fields: rights } } } },
    }),
  );

const full = {
  open: 'o',
  secret: 's',
  lines: [{ id: 'a', open: 'lo', secret: 'ls', sourceLine: 'kept by the engine' }, { id: 'b' }],
  hidden: [{ id: 'c', open: 'ho' }],
};

test('a blank field is null, lines have an id each, and nothing else is in them', () => {
  const everything = { canReadField: () => true };

  expect(visibleValues(entityOf(shop({}), 'order'), { open: 'o', lines: full.lines }, everything)).toEqual({
    open: 'o',
    secret: null,
    lines: [
      { id: 'a', open: 'lo', secret: 'ls' },
      { id: 'b', open: null, secret: null },
    ],
    hidden: [],
  });
});

const rights = fc.dictionary(fc.constantFrom(...paths), fc.constantFrom('hidden', 'read', 'write'));

test('the key of a field that may not be read never travels, in lines either', () => {
  fc.assert(
    fc.property(rights, (given) => {
      const configuration = shop(given);
      const policy = compilePolicy(configuration, ['reader']).entity('order');

      const visible = visibleValues(entityOf(configuration, 'order'), full, policy);

      const travelled = Object.entries(visible).flatMap(([id, value]) =>
        Array.isArray(value)
          ? [id, ...value.flatMap((row) => Object.keys(row).map((column) => `${id}.${column}`))]
          : [id],
      );
      for (const path of travelled.filter((one) => !one.endsWith('.id')))
        expect(policy.canReadField(path)).toBe(true);
      expect(travelled.some((path) => path.includes('sourceLine'))).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('what a save sends back of what it could see leaves what it could not see as it was', () => {
  fc.assert(
    fc.property(rights, (given) => {
      const configuration = shop(given);
      const policy = compilePolicy(configuration, ['reader']).entity('order');
      const visible = visibleValues(entityOf(configuration, 'order'), full, policy);

      const saved = save(configuration, 'order', visible, {
        before: full,
        rights: {
          canRead: (path) => policy.canReadField(path),
          canWrite: (path) => policy.canWriteField(path),
        },
      });

      expect(saved).toEqual({ values: full, issues: [] });
    }),
    { numRuns: 200 },
  );
});
