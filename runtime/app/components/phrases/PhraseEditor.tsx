import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { keepPhrases } from '../../api/phrases.ts';
import { isComposing } from '../../keys/press.ts';
import { phraseWords } from '../../messages/areas/phrases.ts';
import { useWords } from '../../messages/use-words.ts';
import { useProblemWords } from '../use-problem-words.ts';

/** Most phrases of one person. */
const most = 50;

/** A person's own phrases: written, ordered and removed in place. */
export function PhraseEditor({ phrases, onClose }: { phrases: readonly string[]; onClose: () => void }) {
  const say = useWords(phraseWords);
  const words = useProblemWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [rows, setRows] = useState(() => [...phrases, ''].map((text, id) => ({ id, text })));
  const [isBusy, setBusy] = useState(false);

  const add = () => setRows([...rows, { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, text: '' }]);
  const move = (at: number, by: number) => {
    const next = [...rows];
    const [row] = next.splice(at, 1);
    if (row) next.splice(at + by, 0, row);
    setRows(next);
  };
  async function save() {
    setBusy(true);
    try {
      await keepPhrases(rows.map(({ text }) => text.trim()).filter((text) => text !== ''));
      await client.invalidateQueries({ queryKey: ['phrases'] });
      onClose();
    } catch (cause) {
      message.error(words(cause));
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={say('own')}
      okText={say('save')}
      cancelText={say('cancel')}
      confirmLoading={isBusy}
      onOk={save}
      onCancel={onClose}
    >
      <p className="phrase-hint">{say('variables')}</p>
      <ul className="phrase-rows">
        {rows.map(({ id, text }, at) => (
          <li key={id}>
            <Input
              aria-label={say('phrase', { number: at + 1 })}
              maxLength={200}
              value={text}
              autoFocus={at === rows.length - 1}
              onChange={({ target }) =>
                setRows(rows.map((row) => (row.id === id ? { id, text: target.value } : row)))
              }
              onPressEnter={({ nativeEvent }) => {
                if (!isComposing(nativeEvent) && rows.length < most) add();
              }}
            />
            <Button
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={say('up', { number: at + 1 })}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            />
            <Button
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={say('down', { number: at + 1 })}
              disabled={at === rows.length - 1}
              onClick={() => move(at, 1)}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={say('remove', { number: at + 1 })}
              onClick={() => setRows(rows.filter((row) => row.id !== id))}
            />
          </li>
        ))}
      </ul>
      <Button type="dashed" block icon={<PlusOutlined />} disabled={rows.length >= most} onClick={add}>
        {say('add')}
      </Button>
    </Modal>
  );
}
