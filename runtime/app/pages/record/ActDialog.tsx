import { Input, Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { isComposing } from '../../keys/press.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';

/** Asks before something is done, and for a reason where one must be given. */
export function ActDialog(props: {
  title: string;
  text?: string;
  confirm: string;
  isDanger?: boolean;
  asksReason: boolean;
  children?: ReactNode;
  isBusy: boolean;
  onConfirm: (reason: string | undefined) => Promise<boolean>;
  onClose: () => void;
}) {
  const { asksReason, onClose } = props;
  const say = useWords(recordWords);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  async function confirm() {
    if (asksReason && reason.trim() === '') return setMissing(true);
    if (await props.onConfirm(asksReason ? reason.trim() : undefined)) onClose();
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event.nativeEvent))
      confirm();
  };
  return (
    <Modal
      open
      title={<span data-user-content="">{props.title}</span>}
      okText={props.confirm}
      cancelText={say('cancel')}
      okButtonProps={{ danger: props.isDanger ?? false, autoFocus: !asksReason }}
      confirmLoading={props.isBusy}
      onOk={confirm}
      onCancel={onClose}
      width={440}
    >
      {props.text && <p>{props.text}</p>}
      {props.children}
      {asksReason && (
        <>
          <label htmlFor="act-reason">{say('reason')}</label>
          <Input.TextArea
            id="act-reason"
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={1000}
            status={isMissing ? 'error' : ''}
            value={reason}
            onKeyDown={press}
            onChange={({ target }) => {
              setMissing(false);
              setReason(target.value);
            }}
          />
          <p role="alert" style={{ minHeight: 22, color: 'var(--danger)' }}>
            {isMissing && say('reasonRequired')}
          </p>
        </>
      )}
    </Modal>
  );
}
