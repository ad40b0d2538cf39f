import './page-skeleton.css';

/** A page of rows before anything is known of it: grey in the places of its name, its tools and its rows. */
export function PageSkeleton() {
  return (
    <div className="page-skeleton" aria-busy="true">
      <i className="grey-bar" />
      <i className="grey-bar" />
      {Array.from({ length: 12 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey rows without any identity
        <i key={index} className="grey-bar" />
      ))}
    </div>
  );
}
