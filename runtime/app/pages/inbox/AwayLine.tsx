import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { endStandIn, type StandIn, standInsQuery } from '../../api/away.ts';
import { useSession } from '../../api/session.ts';
import { useMoment } from '../../components/use-moment.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { awayWords } from '../../messages/areas/away.ts';
import { useWords } from '../../messages/use-words.ts';

/** Says quietly who stands in for the person, and until when; nothing where nobody does (approval.md S3). */
export function AwayLine() {
  const say = useWords(awayWords);
  const words = useProblemWords();
  const moment = useMoment();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { user } = useSession();
  const { data = [] } = useQuery(standInsQuery(user.id));

  async function end(rule: StandIn) {
    try {
      await endStandIn(rule);
      message.success(say('ended'));
    } catch (cause) {
      message.error(words(cause));
    }
    await Promise.all(['records', 'tasks'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  }

  return data.map((rule) => (
    <p key={rule.id} className="away-line" role="status">
      <span data-user-content="">{say('standsIn', { name: rule.name, until: moment.full(rule.until) })}</span>
      <Button type="link" size="small" onClick={() => end(rule)}>
        {say('endNow')}
      </Button>
    </p>
  ));
}
