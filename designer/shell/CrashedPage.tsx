import { Button, Result } from 'antd';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { shellWords } from '../messages/shell.ts';

/** A page that crashed, in place of itself; with the shell around it the draft is still held, saved and undone. */
export function CrashedPage({ hasShell = false }: { hasShell?: boolean }) {
  const say = useWords(shellWords);
  return (
    <div role="alert">
      <Result
        status="warning"
        title={say('crashed')}
        subTitle={hasShell && say('crashedHint')}
        extra={
          <>
            <Button type="primary" onClick={() => window.location.reload()}>
              {say('reload')}
            </Button>
            <Button href="/designer">{say('overview')}</Button>
          </>
        }
      />
    </div>
  );
}
