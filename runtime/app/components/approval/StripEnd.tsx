import {
  CheckOutlined,
  CloseOutlined,
  FlagOutlined,
  RollbackOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { PredictedPath } from '../../api/approval-path.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';

const icons: Partial<Record<PredictedPath['ends'], ReactNode>> = {
  approved: <CheckOutlined />,
  rejected: <CloseOutlined />,
  returned: <RollbackOutlined />,
  withdrawn: <RollbackOutlined />,
  failed: <WarningOutlined />,
};

/** How it ends: already, or if everybody agrees. */
export function StripEnd({ path, nodeName }: { path: PredictedPath; nodeName: (id: string) => string }) {
  const say = useWords(approvalWords);
  const isOver = path.steps.length > 0 && path.steps.every((step) => step.when === 'done');
  const { failure, ends } = path;
  return (
    <li className="strip-step strip-end" data-when={isOver ? 'done' : 'predicted'} data-ends={ends}>
      <span className="strip-dot">{isOver || failure ? icons[ends] : <FlagOutlined />}</span>
      <span>
        <span className="strip-name">{isOver || failure ? say(`ends-${ends}`) : say('end')}</span>
        {failure && (
          <span className="strip-failure" role="alert">
            {say('failure', { from: nodeName(failure.from), reason: say(`failure-${failure.code}`) })}
          </span>
        )}
      </span>
    </li>
  );
}
