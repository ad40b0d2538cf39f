import { Segmented } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Overview } from '../../api/administration.ts';
import { usePageTitle } from '../../components/use-page-title.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { ApprovalRows } from './ApprovalRows.tsx';
import { CompanyPersonPicker } from './CompanyPersonPicker.tsx';
import { FailingCompensations } from './FailingCompensations.tsx';
import '../list/record-list.css';
import './admin.css';

const overviews = ['failed', 'suspended', 'overdue', 'running', 'returned'] as const satisfies Overview[];

/** Approvals of the whole company: what has halted first, and what can be done about it (approval.md K12). */
export default function ApprovalsPage() {
  const say = useWords(adminWords);
  const [parameters, setParameters] = useSearchParams();
  const [holder, setHolder] = useState<string>();
  const state = overviews.find((one) => one === parameters.get('state')) ?? 'failed';
  usePageTitle(say('approvals'));
  return (
    <div className="record-list">
      <header className="list-head">
        <div className="list-head-line">
          <h1>{say('approvals')}</h1>
        </div>
        <div className="list-head-line list-tools">
          <div className="admin-states">
            <Segmented<Overview>
              aria-label={say('show')}
              value={state}
              options={overviews.map((value) => ({ value, label: say(value) }))}
              onChange={(next) => setParameters({ state: next }, { replace: true })}
            />
          </div>
          <CompanyPersonPicker label={say('holder')} placeholder={say('anybody')} onChange={setHolder} />
        </div>
      </header>
      {state === 'failed' && <FailingCompensations />}
      <ApprovalRows key={`${state} ${holder}`} state={state} holder={holder} />
    </div>
  );
}
