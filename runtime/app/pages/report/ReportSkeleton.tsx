/** Grey rows until the first answer, in the shape of a report. */
export function ReportSkeleton({ columns }: { columns: number }) {
  return (
    <div className="report-skeleton" aria-hidden="true">
      {Array.from({ length: columns * 12 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars without any identity
        <i key={index} className="grey-bar" style={{ gridColumn: (index % columns) + 1 }} />
      ))}
    </div>
  );
}
