import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { RecordAnswer } from '../../api/records.ts';
import { useSession } from '../../api/session.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';

/** Says that somebody else saved the record while something is typed here; with nothing typed the page just shows it. */
export function ChangedBar(props: { record: RecordAnswer; isDirty: boolean; onReload: () => void }) {
  const { record, isDirty, onReload } = props;
  const say = useWords(recordWords);
  const { user } = useSession();
  const [base, setBase] = useState(record.revision);
  useEffect(() => {
    if (!isDirty) setBase(record.revision);
  }, [isDirty, record.revision]);
  if (!isDirty || record.revision === base || record.updatedBy.id === user.id) return null;
  return (
    <div className="changed-bar" role="status">
      <span data-user-content="">{say('changedBy', { name: record.updatedBy.title })}</span>
      <Button size="small" onClick={onReload}>
        {say('reload')}
      </Button>
    </div>
  );
}
