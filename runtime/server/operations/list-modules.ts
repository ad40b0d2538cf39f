import type { Label } from '../../../engine/issue.ts';
import type { Acting } from './acting.ts';
import { visibleTable } from './reports/visible-table.ts';

export interface ListedModule {
  id: string;
  label: Label;
  icon: string | null;
  menu: {
    id: string;
    label: Label;
    icon: string | null;
    entity: string | null;
    ledger: string | null;
    report: string | null;
    /** What one record of the entity is called, where the label names many. */
    recordLabel: Label | null;
    canCreate: boolean;
  }[];
}

/** The modules with the menu items that the person may open; a module without one is left out. */
export function listModules(acting: Acting): ListedModule[] {
  return acting.world.configuration.modules
    .map((module) => ({
      id: module.id,
      label: module.label,
      icon: module.icon ?? null,
      menu: Object.entries(module.menu)
        .filter(([, item]) => mayOpen(acting, item))
        .map(([id, item]) => ({
          id,
          label: item.label,
          icon: item.icon ?? null,
          entity: item.entity ?? null,
          ledger: item.ledger ?? null,
          report: item.report ?? null,
          recordLabel: entityLabel(acting, item.entity),
          canCreate: item.entity !== undefined && mayMake(acting, item.entity),
        })),
    }))
    .filter((module) => module.menu.length > 0);
}

function mayOpen(
  acting: Acting,
  item: { entity?: string | undefined; ledger?: string | undefined; report?: string | undefined },
): boolean {
  const { policy } = acting;
  if (item.entity !== undefined) return policy.entity(item.entity).rule('read') !== false;
  if (item.ledger !== undefined) return policy.canSeeLedger(item.ledger);
  return item.report !== undefined && visibleTable(acting, item.report) !== undefined;
}

/** The one record of a setting is there from the beginning. */
function mayMake({ world, policy }: Acting, entity: string): boolean {
  const isSetting = world.configuration.entities.get(entity)?.definition.kind === 'setting';
  return !isSetting && policy.entity(entity).rule('create') === true;
}

function entityLabel({ world }: Acting, entity: string | undefined): Label | null {
  return world.configuration.entities.get(entity ?? '')?.definition.label ?? null;
}
