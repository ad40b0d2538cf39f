import { z } from 'zod';
import { Refusal } from '../../../../engine/refusal.ts';
import { entityOf } from '../../operations/acting.ts';
import { describeForPage } from '../../operations/describe-for-page.ts';
import { listModules } from '../../operations/list-modules.ts';
import { readableForm } from '../../operations/readable-form.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

export const entityDescription = z.object({
  configuration: z.string(),
  module: z.string(),
  entity: z.record(z.string(), z.unknown()),
  form: z.record(z.string(), z.unknown()).nullable(),
  rights: z.object({
    list: z.boolean(),
    create: z.boolean(),
    delete: z.boolean(),
    export: z.boolean(),
    write: z.array(z.string()),
  }),
  serverFields: z.array(z.string()),
  related: z.record(z.string(), z.record(z.string(), z.unknown())),
  settings: z.object({ entity: z.string(), values: z.record(z.string(), z.unknown()) }).nullable(),
  conversions: z.array(
    z.object({
      id: z.string(),
      label: shapes.label,
      to: z.string(),
      lines: z.object({ from: z.string(), of: z.string(), taken: z.string() }).nullable(),
    }),
  ),
  reports: z.array(z.object({ id: z.string(), label: shapes.label, kind: z.enum(['print', 'table']) })),
  hasWorkflow: z.boolean(),
});

export const definitionRoutes = [
  route({
    method: 'get',
    path: '/api/modules',
    summary: 'The modules and menus that the caller may use.',
    tag: 'definitions',
    access: 'session',
    answers: {
      200: z.object({
        modules: z.array(
          z.object({
            id: z.string(),
            label: shapes.label,
            icon: z.string().nullable(),
            menu: z.array(
              z.object({
                id: z.string(),
                label: shapes.label,
                icon: z.string().nullable(),
                entity: z.string().nullable(),
                ledger: z.string().nullable(),
                report: z.string().nullable(),
                recordLabel: shapes.label.nullable(),
                canCreate: z.boolean(),
              }),
            ),
          }),
        ),
      }),
    },
    async handle({ acting }) {
      return { status: 200, body: { modules: listModules(acting) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/entities/:entity',
    summary: 'Everything a page needs to show and edit an entity as the caller may.',
    tag: 'definitions',
    access: 'session',
    answers: { 200: entityDescription },
    async handle({ acting, params }) {
      return { status: 200, body: await describeForPage(acting, params.entity as string) };
    },
  }),
  route({
    method: 'get',
    path: '/api/forms/:form',
    summary: 'One form.',
    tag: 'definitions',
    access: 'session',
    answers: { 200: z.record(z.string(), z.unknown()) },
    async handle({ acting, params }) {
      const form = acting.world.configuration.forms.get(params.form as string);
      if (!form) throw new Refusal('form.not-found', { form: params.form as string });
      const entity = entityOf(acting, form.entity);
      const policy = acting.policy.entity(entity.id);
      if (policy.rule('read') === false && policy.rule('create') === false)
        throw new Refusal('form.not-found', { form: form.id });
      return { status: 200, body: readableForm(entity, form, policy.canReadField) };
    },
  }),
];
