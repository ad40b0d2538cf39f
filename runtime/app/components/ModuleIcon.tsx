import {
  AccountBookOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CarOutlined,
  ContactsOutlined,
  DatabaseOutlined,
  FileTextOutlined,
  InboxOutlined,
  ProfileOutlined,
  SettingOutlined,
  ShopOutlined,
  ShoppingCartOutlined,
  ShoppingOutlined,
  TagsOutlined,
  TeamOutlined,
  ToolOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

/** The icons that a definition may name. */
const icons = new Map<string, ComponentType>(
  Object.entries({
    'account-book': AccountBookOutlined,
    appstore: AppstoreOutlined,
    audit: AuditOutlined,
    bank: BankOutlined,
    'bar-chart': BarChartOutlined,
    calendar: CalendarOutlined,
    car: CarOutlined,
    contacts: ContactsOutlined,
    database: DatabaseOutlined,
    'file-text': FileTextOutlined,
    inbox: InboxOutlined,
    profile: ProfileOutlined,
    setting: SettingOutlined,
    shop: ShopOutlined,
    shopping: ShoppingOutlined,
    'shopping-cart': ShoppingCartOutlined,
    tags: TagsOutlined,
    team: TeamOutlined,
    tool: ToolOutlined,
    user: UserOutlined,
  }),
);

/** The icon of a module or a menu item; one that nobody knows is a plain tile. */
export function ModuleIcon({ icon }: { icon: string | null }) {
  const Icon = icons.get(icon ?? '') ?? AppstoreOutlined;
  return <Icon />;
}
