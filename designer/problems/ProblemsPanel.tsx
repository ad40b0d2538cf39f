import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useCheck } from '../draft/DraftProvider.tsx';
import { problemWords } from '../messages/problems.ts';
import { ProblemList } from './ProblemList.tsx';
import './problems.css';

/** Whether the list is open stays as the consultant left it. */
const usePanel = create<{ isOpen: boolean }>()(
  persist((): { isOpen: boolean } => ({ isOpen: false }), { name: 'formwork.designer.problems' }),
);

/** What is wrong anywhere, under every page: counts when closed, the list when open. */
export function ProblemsPanel() {
  const say = useWords(problemWords);
  const isOpen = usePanel((one) => one.isOpen);
  const { problems, isCurrent } = useCheck((state) => state);
  const errors = problems.filter((one) => one.isError).length;
  const warnings = problems.length - errors;
  return (
    <section className="problems" aria-label={say('problems')}>
      <button
        type="button"
        className="plain-button problems-bar"
        aria-expanded={isOpen}
        title={say(isOpen ? 'close' : 'open')}
        onClick={() => usePanel.setState({ isOpen: !isOpen })}
      >
        <span className="problems-title">{say('problems')}</span>
        <span role="status" className="problems-counts">
          {problems.length === 0 && isCurrent && <span className="problems-none">✓ {say('none')}</span>}
          {errors > 0 && (
            <span className="problem-error">
              <span aria-hidden="true">●</span> {say('errors', { count: errors })}
            </span>
          )}
          {warnings > 0 && (
            <span className="problem-warning">
              <span aria-hidden="true">▲</span> {say('warnings', { count: warnings })}
            </span>
          )}
          {!isCurrent && problems.length === 0 && <span className="visually-quiet">{say('checking')}</span>}
        </span>
        {isOpen ? <DownOutlined /> : <UpOutlined />}
      </button>
      {isOpen && problems.length > 0 && (
        <div className="problems-list">
          <ProblemList problems={problems} />
        </div>
      )}
    </section>
  );
}
