import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { EntityDescription } from '../../api/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { useLabel } from '../../components/use-label.ts';
import { useKey } from '../../keys/use-key.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';
import { PrintDialog } from './PrintDialog.tsx';
import { useRecordTitle } from './record-title.ts';

/** The documents that can be printed of a record; with only one the button opens it at once. */
export function PrintMenu({ description, record }: { description: EntityDescription; record: RecordAnswer }) {
  const titleOf = useRecordTitle();
  const say = useWords(recordWords);
  const label = useLabel();
  const [shown, setShown] = useState<string>();
  const prints = description.reports.filter((one) => one.kind === 'print');
  const [first] = prints;
  useKey('print', () => setShown(first?.id), first !== undefined && shown === undefined);
  if (!first) return null;
  const report = prints.find((one) => one.id === shown);
  return (
    <>
      {prints.length === 1 ? (
        <Button icon={<PrinterOutlined />} onClick={() => setShown(first.id)}>
          {say('print')}
        </Button>
      ) : (
        <ActMenu
          acts={prints.map((one) => ({ id: one.id, label: label(one.label), act: () => setShown(one.id) }))}
        >
          <Button icon={<PrinterOutlined />}>{say('print')}</Button>
        </ActMenu>
      )}
      {report && (
        <PrintDialog
          request={{ entity: description.entity.id, record: record.id, report: report.id }}
          name={label(report.label)}
          title={titleOf(description.entity, record)}
          onClose={() => setShown(undefined)}
        />
      )}
    </>
  );
}
