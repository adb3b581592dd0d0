import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { queuesQuery, type View } from '../api.ts';

/** Nothing in the list: what that means here, and what to do first. */
export function ListEmpty({ view, searching, onView }: { view: View; searching: boolean; onView: (view: View) => void }) {
  const { data: queues } = useQuery(queuesQuery);
  const { screens } = useMe();
  const open = queues?.queues.reduce((sum, one) => sum + one.open, 0) ?? 0;
  if (searching) return <Empty title={t('cases.search.none.title')} todo={t('cases.search.none.do')} />;
  const others = <Button onClick={() => onView({ view: 'open' })}>{t('cases.queue.empty.others', { count: open })}</Button>;
  if (open > 0 || view.view === 'all') {
    if (view.view === 'mine')
      return <Empty title={t('cases.queue.empty.title')} todo={t('cases.queue.empty.do')} action={others} />;
    if (view.view === 'waiting') return <Empty title={t('cases.waiting.empty.title')} todo={t('cases.waiting.empty.do')} />;
    if (view.view === 'queue')
      return <Empty title={t('cases.oneQueue.empty.title')} todo={t('cases.oneQueue.empty.do')} action={others} />;
  }
  const mayConnect = screens.includes('settings');
  return (
    <Empty
      title={t('cases.first.title')}
      todo={mayConnect ? t('cases.first.connect') : t('cases.first.wait')}
      action={
        mayConnect ? (
          <Link to="/settings" className="link">
            {t('cases.first.settings')}
          </Link>
        ) : undefined
      }
    />
  );
}
