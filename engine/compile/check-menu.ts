import type { ModuleDefinition } from '../definition/module.ts';
import type { CompileContext } from './context.ts';

/** Every entry of a module's menu must lead somewhere. */
export function checkMenu(context: CompileContext, { id: module, menu }: ModuleDefinition): void {
  for (const [id, item] of Object.entries(menu))
    for (const kind of ['entity', 'ledger', 'report'] as const) {
      const target = item[kind];
      if (target === undefined || context.modules.some((one) => Object.hasOwn(one[kind], target))) continue;
      context.report(`definition.unknown-${kind}`, [module, 'module', module, 'menu', id, kind], {
        [kind]: target,
      });
    }
}
