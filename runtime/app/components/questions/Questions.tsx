import { CommentOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { questionsQuery } from '../../api/questions.ts';
import { questionWords } from '../../messages/areas/questions.ts';
import { useWords } from '../../messages/use-words.ts';
import { AskForm } from './AskForm.tsx';
import { QuestionItem } from './QuestionItem.tsx';
import './questions.css';

/** What was asked about a running approval and answered; whoever may asks here (approval.md S8). */
export function Questions({
  record,
  instance,
}: {
  record: { entity: string; id: string };
  instance: string;
}) {
  const say = useWords(questionWords);
  const { data } = useQuery(questionsQuery(record, instance));
  const [isAsking, setAsking] = useState(false);
  if (!data) return null;
  const { items, initiator, reason } = data;
  const mayAsk = reason === undefined;
  if (items.length === 0 && !mayAsk) return null;
  return (
    <section className="questions" aria-label={say('title')}>
      {items.length > 0 && (
        <ol>
          {items.map((question) => (
            <QuestionItem key={question.id} question={question} record={record} instance={instance} />
          ))}
        </ol>
      )}
      {mayAsk && !isAsking && (
        <Button size="small" type="text" icon={<CommentOutlined />} onClick={() => setAsking(true)}>
          {say('ask')}
        </Button>
      )}
      {isAsking && (
        <AskForm record={record} instance={instance} initiator={initiator} onDone={() => setAsking(false)} />
      )}
    </section>
  );
}
