import type { JsonObject } from '../../../engine/json.ts';
import { valueAt } from '../../../engine/layer/target.ts';
import { loadDefinitions } from '../../../runtime/server/definitions/load-definitions.ts';
import { equipmentDefinitions } from '../../runtime/http/equipment.ts';
import type { OrganisationSketch } from '../../support/organisation.ts';

/** Lending whose approval meets every verb: offered to be claimed, told, decided by several, waited for, and final. */
export function verbsDefinitions() {
  const { sources } = loadDefinitions(equipmentDefinitions);
  const target = { module: 'equipment', kind: 'workflow', id: 'equipment-loan-approval' } as const;
  const workflow = valueAt(sources, { ...target, path: [] }) as JsonObject;
  workflow.withdraw = 'while-running';
  workflow.nodes = {
    start: { type: 'start', next: 'triage' },
    triage: {
      type: 'approval',
      label: { 'zh-CN': '受理', en: 'Triage' },
      decision: 'any',
      claim: true,
      assignees: { from: [{ user: 'zhao' }, { user: 'qian' }] },
      next: 'notice',
    },
    notice: {
      type: 'cc',
      label: { 'zh-CN': '知会', en: 'Notice' },
      assignees: { from: [{ user: 'sun' }] },
      next: 'board',
    },
    board: {
      type: 'approval',
      label: { 'zh-CN': '会审', en: 'Board' },
      decision: 'all',
      abstain: true,
      end: true,
      mandatory: true,
      addSign: { removeOriginal: true },
      return: { resubmit: 'choose' },
      assignees: { from: [{ user: 'wang' }, { user: 'zhou' }] },
      fields: { purpose: 'edit', total: 'hidden' },
      next: 'cool-down',
    },
    'cool-down': {
      type: 'delay',
      label: { 'zh-CN': '冷静期', en: 'Cooling off' },
      until: { after: 'PT2H' },
      next: 'final',
    },
    final: {
      type: 'approval',
      label: { 'zh-CN': '终审', en: 'Final' },
      assignees: { from: [{ user: 'zhao' }] },
      next: 'end',
    },
    end: { type: 'end' },
  };
  return sources;
}

/** Chen and Zhou have no role for loans at all: they are only asked. */
export const verbsTenant: OrganisationSketch = {
  departments: { company: { head: 'zhao' }, sales: { parent: 'company', head: 'wang' } },
  people: {
    li: { department: 'sales', roles: ['borrower'] },
    sun: { department: 'sales', roles: ['borrower'] },
    wang: { department: 'sales', roles: ['equipment-keeper'] },
    zhou: { department: 'sales' },
    chen: { department: 'company' },
    zhao: { department: 'company', roles: ['equipment-keeper'] },
    qian: { department: 'company', roles: ['equipment-keeper'] },
    admin: { department: 'company', roles: ['administrator'] },
  },
};
