import './record.css';

/** The geometry of a record's page while it comes; its style waits a moment before it shows. */
export function RecordSkeleton() {
  return (
    <div className="record-skeleton" aria-hidden="true">
      <i className="grey-bar" style={{ width: 220, height: 18 }} />
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars without any identity
        <i key={index} className="grey-bar" style={{ width: `${90 - (index % 3) * 14}%` }} />
      ))}
    </div>
  );
}
