import type { ReactNode } from 'react';
import './page-state.css';

/** A page or a part of one that has nothing to show: why, and what to do. */
export function PageState(props: {
  title: string;
  hint?: ReactNode;
  icon?: ReactNode;
  children?: ReactNode;
  role?: 'alert' | 'status';
}) {
  return (
    <div className="page-state" role={props.role}>
      {props.icon && <div className="page-state-icon">{props.icon}</div>}
      <p className="page-state-title">{props.title}</p>
      {props.hint && <p className="page-state-hint">{props.hint}</p>}
      {props.children && <div className="page-state-acts">{props.children}</div>}
    </div>
  );
}
