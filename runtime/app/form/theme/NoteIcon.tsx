import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';

/** Tells an error from a warning by shape as well as by colour. */
export function NoteIcon({ isError }: { isError: boolean }) {
  return isError ? <CloseCircleFilled aria-hidden="true" /> : <WarningFilled aria-hidden="true" />;
}
