import { Select } from 'antd';
import { useSession } from '../../api/session.ts';
import { useSubmittingFor } from '../../api/submitting-for.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';
import { useIsPhone } from '../use-media.ts';

/** For which department it would be submitted; only whoever belongs to several is asked (approval.md A9). */
export function SubmittingFor({ onChange }: { onChange: () => void }) {
  const say = useWords(approvalWords);
  const isPhone = useIsPhone();
  const { departments } = useSession().user;
  const department = useSubmittingFor((chosen) => chosen.department) ?? departments[0]?.id;
  if (departments.length < 2) return null;
  return (
    <p className="strip-department">
      <span aria-hidden="true">{say('submittingFor')}</span>
      <Select
        size={isPhone ? 'large' : 'small'}
        popupMatchSelectWidth={false}
        aria-label={say('submittingFor')}
        value={department ?? null}
        options={departments.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(next) => {
          useSubmittingFor.setState({ department: next as string });
          onChange();
        }}
      />
    </p>
  );
}
