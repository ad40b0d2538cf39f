import { FileAddOutlined, FileSearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { EntityDescription } from '../../api/entity.ts';
import { usePageLabel } from '../../api/modules.ts';
import { PageState } from '../../components/states/PageState.tsx';
import { useNoun } from '../../components/use-label.ts';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';
import type { ListView } from './list-view.ts';

/** A list without rows: nothing there yet, or nothing that matches; either way with the next step. */
export function EmptyList(props: {
  description: EntityDescription;
  view: ListView;
  onView: (changed: Partial<ListView>) => void;
}) {
  const { description, view, onView } = props;
  const say = useWords(listWords);
  const noun = useNoun();
  const navigate = useNavigate();
  const { id, label } = description.entity;
  const many = noun(usePageLabel(`/list/${id}`) ?? label);
  if (view.search !== '' || view.filters.length > 0)
    return (
      <PageState
        role="status"
        icon={<FileSearchOutlined />}
        title={say('noResult')}
        hint={say('noResultHint')}
      >
        <Button onClick={() => onView({ search: '', filters: [] })}>{say('clearFilters')}</Button>
      </PageState>
    );
  const { create } = description.rights;
  return (
    <PageState
      role="status"
      icon={<FileAddOutlined />}
      title={say('emptyTitle', { label: many })}
      hint={say(create ? 'emptyHint' : 'emptyHintRead')}
    >
      {create && (
        <Button type="primary" onClick={() => navigate(`/new/${id}`)}>
          {say('createOne', { label: noun(label) })}
        </Button>
      )}
    </PageState>
  );
}
