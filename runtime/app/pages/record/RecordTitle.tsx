import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import { StateTag } from '../../components/StateTag.tsx';

/** The head of a page about one record: the way back, its name and state, and the buttons. */
export function RecordTitle(props: {
  entity: EntityDefinition;
  title: string;
  state: string | null;
  /** Absent where it leads nowhere. */
  back?: { to: string; words: string } | undefined;
  /** Beside the state, and below the name. */
  marks?: ReactNode;
  facts?: ReactNode;
  acts: ReactNode;
  children?: ReactNode;
}) {
  const { back } = props;
  return (
    <header className="record-head">
      <div className="record-head-name">
        {back && (
          <Link to={back.to} className="record-back">
            <ArrowLeftOutlined /> {back.words}
          </Link>
        )}
        <h1>
          <span className="ellipsis" data-user-content="">
            {props.title}
          </span>
          <StateTag entity={props.entity} state={props.state} />
          {props.marks}
        </h1>
        {props.facts}
      </div>
      <div className="record-head-acts">{props.acts}</div>
      {props.children}
    </header>
  );
}
