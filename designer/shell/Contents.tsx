import { DownOutlined, HomeOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { ModuleIcon } from '../../runtime/app/components/ModuleIcon.tsx';
import { useInSight } from '../../runtime/app/components/use-in-sight.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { refKey } from '../draft/definition-ref.ts';
import { shellWords } from '../messages/shell.ts';
import { Badges } from './Badges.tsx';
import { addressOf, catalogueOf, type ListedDefinition, type ListedModule } from './catalogue.ts';
import { type DesignedKind, designedKinds, kindIcons } from './kinds.tsx';
import { useCustomised } from './use-customised.ts';
import { usePinyinMatch } from './use-pinyin-match.ts';
import './contents.css';

type Shown = DesignedKind | 'all';

/** What can be customised, by module, with what was customised and what is wrong. */
export function Contents() {
  const say = useWords(shellWords);
  const sources = useSources();
  const customised = useCustomised();
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const [onlyOwn, setOnlyOwn] = useState(false);
  const isMatch = usePinyinMatch(typed);
  const modules = useMemo(() => catalogueOf(sources), [sources]);
  const isShown = ({ ref, label }: ListedDefinition) =>
    (shown === 'all' || ref.kind === shown) &&
    (!onlyOwn || customised.has(refKey(ref))) &&
    isMatch(label, ref.id);
  const found = modules
    .map((module) => ({ ...module, definitions: module.definitions.filter(isShown) }))
    .filter((module) => module.definitions.length > 0);
  return (
    <nav className="contents" aria-label={say('contents')}>
      <div className="contents-find">
        <Input
          allowClear
          prefix={<SearchOutlined />}
          placeholder={say('search')}
          aria-label={say('search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Segmented<Shown>
          block
          size="small"
          aria-label={say('contents')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: say('all') },
            ...designedKinds.map((kind) => {
              const Icon = kindIcons[kind];
              const label = (
                <span key={kind} title={say(kind)}>
                  <Icon aria-hidden="true" />
                  <span className="visually-hidden">{say(kind)}</span>
                </span>
              );
              return { value: kind, label };
            }),
          ]}
        />
      </div>
      <div className="contents-list">
        <NavLink end to="/" className="contents-item contents-home">
          <HomeOutlined />
          <span>{say('overview')}</span>
        </NavLink>
        {found.map((module) => (
          <Part key={module.id} module={module} />
        ))}
        {found.length === 0 && (
          <p className="contents-none">
            {say('nothingFound')}
            <Button type="link" size="small" onClick={() => setTyped('')}>
              {say('clearSearch')}
            </Button>
          </p>
        )}
      </div>
      <label className="contents-own">
        <input type="checkbox" checked={onlyOwn} onChange={(event) => setOnlyOwn(event.target.checked)} />
        <span aria-hidden="true" className="badge-own">
          ◆
        </span>
        {say('customisedOnly')}
      </label>
    </nav>
  );
}

function Part({ module }: { module: ListedModule }) {
  const say = useWords(shellWords);
  const label = useLabel();
  const [isOpen, setOpen] = useState(true);
  const name = label(module.label);
  return (
    <section className="contents-part">
      <h2>
        <button
          type="button"
          className="plain-button"
          aria-expanded={isOpen}
          aria-label={say('foldModule', { name })}
          onClick={() => setOpen(!isOpen)}
        >
          <ModuleIcon icon={module.icon} />
          <span>{name}</span>
          <DownOutlined className="contents-fold" data-open={isOpen} />
        </button>
      </h2>
      {isOpen && (
        <ul>
          {module.definitions.map((one) => (
            <li key={refKey(one.ref)}>
              <Item definition={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ definition: { ref, label: words } }: { definition: ListedDefinition }) {
  const say = useWords(shellWords);
  const label = useLabel();
  const Icon = kindIcons[ref.kind];
  const address = addressOf(ref);
  const isOpen = useLocation().pathname === address;
  // The page may have been reached by a link, or by a problem.
  const open = useInSight<HTMLAnchorElement>(isOpen);
  return (
    <NavLink ref={isOpen ? open : null} to={address} className="contents-item">
      <span className="contents-icon" title={say(ref.kind)}>
        <Icon />
      </span>
      <span className="ellipsis">{label(words)}</span>
      <span className="contents-kind">{say(ref.kind)}</span>
      <Badges definition={ref} />
    </NavLink>
  );
}
