import { type ReactNode, useId } from 'react';

/** One list of the home page. */
export function HomeSection(props: {
  title: string;
  count?: string;
  more?: ReactNode;
  /** Said when there is nothing. */
  empty: ReactNode;
  isEmpty: boolean;
  isPending?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="home-section" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {props.title} {props.count && <span className="number">{props.count}</span>}
        </h2>
        {props.more}
      </header>
      {props.isPending ? (
        <ul className="home-pending" aria-hidden="true">
          {Array.from({ length: 3 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey lines without any identity
            <li key={index}>
              <i className="grey-bar" />
            </li>
          ))}
        </ul>
      ) : props.isEmpty ? (
        <p className="home-empty">{props.empty}</p>
      ) : (
        <ul>{props.children}</ul>
      )}
    </section>
  );
}
