import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Upload } from 'antd';
import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { keepSeal, ownSignaturesQuery } from '../../api/signatures.ts';
import { proofWords } from '../../messages/areas/proof.ts';
import { useWords } from '../../messages/use-words.ts';
import { useProblemWords } from '../use-problem-words.ts';

/** Keeps a picture as one's seal; the password says that it is the person. */
export function SealUpload() {
  const say = useWords(proofWords);
  const words = useProblemWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  async function keep() {
    if (!file || password === '') return;
    setBusy(true);
    try {
      await keepSeal(await base64Of(file), password);
      await client.invalidateQueries({ queryKey: ownSignaturesQuery.queryKey });
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause;
      message.error(words(cause));
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="seal-upload">
      <Upload
        accept="image/png"
        maxCount={1}
        beforeUpload={(chosen) => {
          setFile(chosen);
          return false;
        }}
        onRemove={() => setFile(undefined)}
      >
        <Button>{say('sealChoose')}</Button>
      </Upload>
      <Input.Password
        autoComplete="current-password"
        aria-label={say('password')}
        placeholder={say('password')}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <Button loading={isBusy} disabled={!file || password === ''} onClick={keep}>
        {say('sealKeep')}
      </Button>
    </div>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
