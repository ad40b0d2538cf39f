import { Select } from 'antd';
import type { ComponentType } from 'react';
import type { JsonObject } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { GroupPick, Pick, PositionPick, RolePick, UserPick } from '../../organisation/picks.tsx';
import { valueName } from '../../words/names.ts';
import { usePersonFields } from './use-person-fields.ts';

/** The ways to name approvers, in the order they are offered (approval.md A1, A2, A4). */
export const sourceKinds = [
  'role',
  'manager',
  'departmentHead',
  'position',
  'user',
  'group',
  'field',
] as const;

export type SourceKind = (typeof sourceKinds)[number];

export interface SourceControlProps {
  source: JsonObject;
  onChange: (source: JsonObject) => void;
}

interface SourceControl {
  /** What a new one begins as. */
  begin: JsonObject;
  Control: ComponentType<SourceControlProps>;
}

/** Does not compile while a way has no control. */
export const sourceControls: Record<SourceKind, SourceControl> = {
  role: { begin: { role: '' }, Control: RoleSource },
  position: { begin: { position: '' }, Control: PositionSource },
  group: { begin: { group: '' }, Control: GroupSource },
  user: { begin: { user: '' }, Control: UserSource },
  manager: { begin: { manager: 1 }, Control: (props) => <LevelSource {...props} of="manager" /> },
  departmentHead: {
    begin: { departmentHead: 1 },
    Control: (props) => <LevelSource {...props} of="departmentHead" />,
  },
  field: { begin: { field: '' }, Control: FieldSource },
};

export function sourceKindOf(source: JsonObject): SourceKind {
  return sourceKinds.find((kind) => kind in source) ?? 'role';
}

function RoleSource({ source, onChange }: SourceControlProps) {
  return (
    <>
      <RolePick value={source.role} onChange={(role) => onChange({ ...source, role })} />
      <ScopeChoice source={source} onChange={onChange} />
    </>
  );
}

function PositionSource({ source, onChange }: SourceControlProps) {
  return (
    <>
      <PositionPick value={source.position} onChange={(position) => onChange({ ...source, position })} />
      <ScopeChoice source={source} onChange={onChange} />
    </>
  );
}

function GroupSource({ source, onChange }: SourceControlProps) {
  return <GroupPick value={source.group} onChange={(group) => onChange({ ...source, group })} />;
}

function UserSource({ source, onChange }: SourceControlProps) {
  return <UserPick value={source.user} onChange={(user) => onChange({ ...source, user })} />;
}

const levels = [1, 2, 3, 4, 5, 6, 7, 8];

function LevelSource({ source, onChange, of }: SourceControlProps & { of: 'manager' | 'departmentHead' }) {
  const say = useWords(inspectorWords);
  return (
    <>
      <Select
        className="pick"
        aria-label={say('levelHint')}
        value={Number(source[of])}
        options={levels.map((value) => ({ value, label: say('level', { count: value }) }))}
        onChange={(level) => onChange({ ...source, [of]: level })}
      />
      <Choice
        name={say('whenVacant')}
        property="missing"
        values={['none', 'nearest-above']}
        source={source}
        onChange={onChange}
      />
    </>
  );
}

function FieldSource({ source, onChange }: SourceControlProps) {
  const say = useWords(inspectorWords);
  const fields = usePersonFields();
  const chosen = fields.find((one) => one.path === source.field);
  return (
    <>
      <Pick
        name={say('chooseField')}
        value={source.field}
        options={fields.map(({ path, name }) => ({ value: path, label: name }))}
        onChange={(field) => {
          const isDepartment = fields.find((one) => one.path === field)?.shape === 'department';
          onChange(isDepartment ? { field, take: 'department-head' } : { field });
        }}
      />
      <Choice
        name={say('take')}
        property="take"
        values={chosen?.shape === 'department' ? ['department-head'] : ['user', 'manager', 'department-head']}
        source={source}
        onChange={onChange}
      />
    </>
  );
}

function ScopeChoice(props: SourceControlProps) {
  const say = useWords(inspectorWords);
  return (
    <Choice {...props} name={say('scope')} property="within" values={['tenant', 'initiator-department']} />
  );
}

interface ChoiceProps extends SourceControlProps {
  name: string;
  property: string;
  /** The first is the default, which is not written. */
  values: readonly string[];
}

function Choice({ name, property, values, source, onChange }: ChoiceProps) {
  const label = useLabel();
  return (
    <div className="source-more">
      <span aria-hidden>{name}</span>
      <Select
        size="small"
        variant="filled"
        aria-label={name}
        value={String(source[property] ?? values[0])}
        options={values.map((value) => ({ value, label: label(valueName(property, value)) }))}
        onChange={(next) => {
          const { [property]: _, ...rest } = source;
          onChange(next === values[0] && property !== 'take' ? rest : { ...rest, [property]: next });
        }}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}
