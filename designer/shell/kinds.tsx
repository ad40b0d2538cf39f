import {
  ApartmentOutlined,
  FileTextOutlined,
  LayoutOutlined,
  SafetyCertificateOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { DefinitionKind } from '../../engine/definition/module.ts';

/** The kinds of definition that the designer opens, in the order it lists them. */
export const designedKinds = [
  'entity',
  'form',
  'workflow',
  'report',
  'role',
] as const satisfies readonly DefinitionKind[];

export type DesignedKind = (typeof designedKinds)[number];

export const kindIcons: Record<DesignedKind, ComponentType<{ 'aria-hidden'?: 'true' }>> = {
  entity: UnorderedListOutlined,
  form: LayoutOutlined,
  workflow: ApartmentOutlined,
  report: FileTextOutlined,
  role: SafetyCertificateOutlined,
};

export function isDesigned(kind: string | undefined): kind is DesignedKind {
  return (designedKinds as readonly string[]).includes(kind ?? '');
}
