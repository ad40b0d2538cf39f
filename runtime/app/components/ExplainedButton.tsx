import { Button, type ButtonProps, Tooltip } from 'antd';
import type { IssueParams } from '../../../engine/issue.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import { codeMessage } from '../messages/code-message.ts';
import { useLanguage } from '../messages/use-words.ts';

/** A button that can be reached while it cannot be used, and says why then, on hover and on focus. */
export function ExplainedButton({
  why,
  params,
  onClick,
  ...button
}: ButtonProps & { why: RefusalCode | undefined; params?: IssueParams }) {
  const language = useLanguage();
  if (why === undefined) return <Button {...button} onClick={onClick} />;
  return (
    <Tooltip title={codeMessage(language, why, params)} trigger={['hover', 'focus', 'click']}>
      <Button {...button} aria-disabled="true" className="explained-button" />
    </Tooltip>
  );
}
