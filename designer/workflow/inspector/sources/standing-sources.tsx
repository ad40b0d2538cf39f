import { Select } from 'antd';
import type { ComponentType } from 'react';
import type { JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { sourceFieldWords } from '../../../messages/sources.ts';
import { GroupPick, Pick, PositionPick, RolePick, UserPick } from '../../../organisation/picks.tsx';
import { SourceChoice, type SourceControlProps } from './SourceChoice.tsx';
import { usePersonFields } from './use-person-fields.ts';

/** The ways to name people who are there whatever happens to the approval (approval.md A1, A2, A4). */
export const standingKinds = [
  'role',
  'manager',
  'departmentHead',
  'position',
  'user',
  'group',
  'field',
] as const;

export type StandingKind = (typeof standingKinds)[number];

/** One way to name people: what a new one begins as, and the controls behind its kind. */
export interface SourceControl {
  begin: JsonObject;
  Control: ComponentType<SourceControlProps>;
}

/** Does not compile while a way has no control. */
export const standingControls: Record<StandingKind, SourceControl> = {
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

export const levels = [1, 2, 3, 4, 5, 6, 7, 8];

function LevelSource({ source, onChange, of }: SourceControlProps & { of: 'manager' | 'departmentHead' }) {
  const say = useWords(sourceFieldWords);
  return (
    <>
      <Select
        className="pick"
        aria-label={say('levelHint')}
        value={Number(source[of])}
        options={levels.map((value) => ({ value, label: say('level', { count: value }) }))}
        onChange={(level) => onChange({ ...source, [of]: level })}
      />
      <SourceChoice
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
  const say = useWords(sourceFieldWords);
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
          const { take: _, level: __, ...rest } = source;
          onChange({ ...rest, field, ...(isDepartment && { take: 'department-head' }) });
        }}
      />
      <SourceChoice
        name={say('take')}
        property="take"
        values={chosen?.shape === 'department' ? ['department-head'] : ['user', 'manager', 'department-head']}
        source={source}
        onChange={onChange}
      />
      {source.take !== undefined && source.take !== 'user' && (
        <FieldLevel source={source} onChange={onChange} />
      )}
    </>
  );
}

/** How far above the person or department that a field names. */
function FieldLevel({ source, onChange }: SourceControlProps) {
  const say = useWords(sourceFieldWords);
  return (
    <div className="source-more">
      <span aria-hidden>{say('levelOf')}</span>
      <Select
        size="small"
        variant="filled"
        aria-label={say('levelOf')}
        value={Number(source.level ?? 1)}
        options={levels.map((value) => ({ value, label: say('level', { count: value }) }))}
        onChange={(level) => {
          const { level: _, ...rest } = source;
          onChange(level === 1 ? rest : { ...rest, level });
        }}
      />
    </div>
  );
}

function ScopeChoice(props: SourceControlProps) {
  const say = useWords(sourceFieldWords);
  return (
    <SourceChoice
      {...props}
      name={say('scope')}
      property="within"
      values={['tenant', 'initiator-department']}
    />
  );
}
