import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type AuthorityVerdict, type Ladder, tryAuthority } from '../../api/authority.ts';
import { useLabel } from '../../components/use-label.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { groupDigits } from '../../form/values/format-number.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { CompanyPersonPicker } from './CompanyPersonPicker.tsx';

/** Asks for a document, a person and an amount, and says who would decide and why. */
export function AuthorityTrial(props: {
  documents: readonly Ladder['document'][];
  verdict: AuthorityVerdict | undefined;
  onVerdict: (verdict: AuthorityVerdict | undefined) => void;
}) {
  const { documents, verdict, onVerdict } = props;
  const say = useWords(adminWords);
  const words = useProblemWords();
  const label = useLabel();
  const [document, setDocument] = useState(documents[0]?.id ?? '');
  const [person, setPerson] = useState<string>();
  const [amount, setAmount] = useState('');
  const [problem, setProblem] = useState<string>();

  async function attempt() {
    const digits = amount.replaceAll(/[,，\s]/g, '');
    if (document === '' || person === undefined || digits === '') return setProblem(say('amountMissing'));
    setProblem(undefined);
    try {
      onVerdict(await tryAuthority({ document, person, amount: digits }));
    } catch (cause) {
      onVerdict(undefined);
      setProblem(words(cause));
    }
  }

  return (
    <section>
      <form
        className="admin-trial"
        onSubmit={(event) => {
          event.preventDefault();
          attempt();
        }}
      >
        <div className="act-field">
          <span aria-hidden="true">{say('document')}</span>
          <Select
            aria-label={say('document')}
            value={document}
            options={documents.map(({ id, label: name }) => ({ value: id, label: label(name) || id }))}
            onChange={setDocument}
          />
        </div>
        <div className="act-field">
          <span aria-hidden="true">{say('whoseDocument')}</span>
          <CompanyPersonPicker label={say('whoseDocument')} onChange={setPerson} />
        </div>
        <div className="act-field">
          <span aria-hidden="true">{say('amount')}</span>
          <Input
            aria-label={say('amount')}
            inputMode="decimal"
            value={amount}
            onChange={({ target }) => setAmount(target.value)}
          />
        </div>
        <Button type="primary" htmlType="submit">
          {say('tryIt')}
        </Button>
      </form>
      {problem && <p role="alert">{problem}</p>}
      {verdict && <Verdict verdict={verdict} />}
    </section>
  );
}

function Verdict({ verdict: { matrix, levels, trace } }: { verdict: AuthorityVerdict }) {
  const say = useWords(adminWords);
  const language = useLanguage();
  return (
    <div className="admin-verdict" role="status">
      <h2>
        {matrix ? (
          <Link to={`/record/approval-authority/${matrix.id}`} data-user-content="">
            {say('decides', { name: matrix.name })}
          </Link>
        ) : (
          say('nobodyDecides')
        )}
      </h2>
      {matrix && <p>{say(`mode-${matrix.mode}`)}</p>}
      <ol>
        {levels.map(({ upTo, who, people }) => (
          <li key={upTo ?? ''} data-user-content="">
            {upTo === null
              ? say('levelEndless', { who })
              : say('levelUpTo', { amount: groupDigits(upTo), who })}
            {' → '}
            <strong>{people.map((one) => one.name).join(comma[language]) || say('vacant')}</strong>
          </li>
        ))}
      </ol>
      {trace.length > 0 && (
        <details>
          <summary>{say('trace')}</summary>
          <ul>
            {trace.map(({ id, name, outcome }) => (
              <li key={id} data-user-content="">
                {say('traceLine', { name, outcome: say(`outcome-${outcome}`) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
