export function TestRun({ onClose }: { onClose: () => void }) {
  return <button type="button" onClick={onClose} />;
}
