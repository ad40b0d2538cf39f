import { PaperClipOutlined } from '@ant-design/icons';
import { App, Button, Upload } from 'antd';
import { useState } from 'react';
import { type Attachment, upload } from '../../form/attachments/upload.ts';
import { proofWords } from '../../messages/areas/proof.ts';
import { useWords } from '../../messages/use-words.ts';
import { useProblemWords } from '../use-problem-words.ts';
import './proof.css';

/** Most files of one decision. */
const most = 10;

/** Files that go with a decision (approval.md F5). */
export function DecisionFiles(props: { task: string; onChange: (ids: string[]) => void }) {
  const { task, onChange } = props;
  const say = useWords(proofWords);
  const words = useProblemWords();
  const { message } = App.useApp();
  const [kept, setKept] = useState<Readonly<Record<string, string>>>({});
  const change = (next: Readonly<Record<string, string>>) => {
    setKept(next);
    onChange(Object.values(next));
  };
  return (
    <Upload
      multiple
      maxCount={most}
      customRequest={({ file, onSuccess, onError, onProgress }) => {
        upload({ task }, file as File, {
          signal: new AbortController().signal,
          progress: (share) => onProgress?.({ percent: share * 100 }),
        }).then(
          (stored: Attachment) => onSuccess?.(stored),
          (cause: unknown) => {
            message.error(words(cause));
            onError?.(cause as Error);
          },
        );
      }}
      onChange={({ fileList }) =>
        change(
          Object.fromEntries(
            fileList.flatMap(({ uid, response }) =>
              response ? [[uid, (response as Attachment).id]] : kept[uid] ? [[uid, kept[uid]]] : [],
            ),
          ),
        )
      }
    >
      <Button size="small" type="text" icon={<PaperClipOutlined />}>
        {say('attach')}
      </Button>
    </Upload>
  );
}
