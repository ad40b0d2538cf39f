import type { Label } from '../../../engine/issue.ts';
import { adminWords } from '../messages/areas/admin.ts';
import type { ListedModule, MenuItem } from './modules.ts';

type AdminWord = keyof (typeof adminWords)['en'];

function labelOf(word: AdminWord): Label {
  return { 'zh-CN': adminWords['zh-CN'][word], en: adminWords.en[word] };
}

function pageOf(id: AdminWord): MenuItem {
  return {
    id,
    label: labelOf(id),
    icon: null,
    entity: null,
    ledger: null,
    report: null,
    recordLabel: null,
    canCreate: false,
    page: `/admin/${id}`,
  };
}

/** What an administrator finds in the menu besides the modules. */
export const administration: ListedModule = {
  id: 'administration',
  label: labelOf('administration'),
  icon: 'setting',
  menu: [pageOf('approvals'), pageOf('handovers'), pageOf('authority'), pageOf('letters')],
};
