import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TableColumn } from '../record-table/column.ts';

/** One row as a card: what it is, a mark beside it, and its facts by name; it opens what `href` names. */
export function FactCard<R>(props: {
  row: R;
  title: ReactNode;
  mark?: ReactNode;
  facts: readonly TableColumn<R>[];
  href?: string | undefined;
}) {
  const content = (
    <>
      <span className="card-head">
        <strong className="ellipsis">{props.title}</strong>
        {props.mark}
      </span>
      <dl>
        {props.facts.map((fact) => (
          <div key={fact.id}>
            <dt>{fact.label}</dt>
            <dd className="number">{fact.render(props.row)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
  return props.href === undefined ? (
    <div className="card">{content}</div>
  ) : (
    <Link to={props.href} className="card">
      {content}
    </Link>
  );
}
