export function PublishDialog({ onClose }: { onClose: () => void }) {
  return <button type="button" onClick={onClose} />;
}
