import { Fragment } from 'react';
import { Link } from 'react-router';
import { Decimal } from '../../../../engine/decimal.ts';
import type { AuthorityVerdict, Ladder, Ladders } from '../../api/authority.ts';
import { groupDigits } from '../../form/values/format-number.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';

/** The tables of one document on one scale of amounts: a band for each level, what nobody decides, what is claimed twice. */
export function LadderPicture(props: {
  name: string;
  ladders: readonly Ladder[];
  problems: Ladders['problems'];
  verdict: AuthorityVerdict | undefined;
}) {
  const { name, ladders, problems, verdict } = props;
  const say = useWords(adminWords);
  const limits = limitsOf(ladders);
  const isIn = (code: string, id: string) =>
    problems.some((problem) => problem.code === code && problem.matrices.includes(id));
  return (
    <>
      <h2>{name}</h2>
      <div className="ladder" style={{ '--bands': limits.length + 1 } as React.CSSProperties}>
        <small />
        {limits.map((limit) => (
          <small key={limit} className="number">
            {groupDigits(limit)}
          </small>
        ))}
        <small>{say('above')}</small>
        {ladders.map((ladder) => (
          <Fragment key={ladder.id}>
            <strong>
              <Link to={`/record/approval-authority/${ladder.id}`} data-user-content="">
                {ladder.name}
              </Link>
              <small data-user-content="">
                {[ladder.department?.title ?? say('everywhere'), ladder.category, ladder.currency]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              {isIn('overlap', ladder.id) && <em>{say('overlap')}</em>}
            </strong>
            {bandsOf(ladder, limits).map((band) => (
              <span
                key={band.from}
                className={`ladder-level ${band.who === undefined ? 'is-gap' : ''} ${isChosen(band, ladder, verdict) ? 'is-chosen' : ''}`}
                style={{ gridColumn: `span ${band.to - band.from}` }}
                title={band.who}
                data-user-content=""
              >
                {band.who ?? say('gap')}
              </span>
            ))}
          </Fragment>
        ))}
      </div>
    </>
  );
}

/** Every limit that some table of the document has, from small to large. */
function limitsOf(ladders: readonly Ladder[]): string[] {
  const limits = ladders.flatMap(({ levels }) => levels.flatMap(({ upTo }) => upTo ?? []));
  return [...new Set(limits)].sort((one, other) => new Decimal(one).comparedTo(other));
}

interface Band {
  /** Columns of the scale, the second not included. */
  from: number;
  to: number;
  upTo: string | null;
  /** Nobody, where the table ends before. */
  who: string | undefined;
}

function bandsOf({ levels }: Ladder, limits: readonly string[]): Band[] {
  const bands: Band[] = [];
  let from = 0;
  for (const { upTo, who } of levels) {
    const to = upTo === null ? limits.length + 1 : limits.indexOf(upTo) + 1;
    bands.push({ from, to, upTo, who });
    from = to;
  }
  if (from <= limits.length) bands.push({ from, to: limits.length + 1, upTo: null, who: undefined });
  return bands;
}

function isChosen({ upTo, who }: Band, { id }: Ladder, verdict: AuthorityVerdict | undefined): boolean {
  return (
    who !== undefined && verdict?.matrix?.id === id && verdict.levels.some((level) => level.upTo === upTo)
  );
}
