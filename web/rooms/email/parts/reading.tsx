import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { unsettledQuery } from '../../stores/api.ts';
import { ExecutionSheet } from '../../stores/parts/execution-sheet.tsx';
import { outgoingQuery } from '../api.ts';
import { ClosedSheet } from './closed-sheet.tsx';
import { useIncoming } from './incoming-list.tsx';
import { IncomingMail } from './incoming-mail.tsx';
import { OutgoingMail } from './outgoing-mail.tsx';

export type OutboxTab = 'out' | 'in' | 'closed' | 'shop';

const Nothing = () => <Empty title={t('email.choose')} todo={t('email.choose.do')} />;

function Out({ id }: { id: string | undefined }) {
  const out = useInfiniteQuery(outgoingQuery);
  const mail = out.data?.pages.flatMap((page) => page.mails).find((one) => one.id === id);
  return mail ? <OutgoingMail key={mail.id} mail={mail} canSend={out.data?.pages[0]?.smtpConfigured ?? false} /> : <Nothing />;
}

function In({ id }: { id: string | undefined }) {
  const mail = useIncoming().mails.find((one) => one.id === id);
  return mail ? <IncomingMail key={mail.id} mail={mail} /> : <Nothing />;
}

function Shop({ id }: { id: string | undefined }) {
  const execution = useQuery(unsettledQuery).data?.find((one) => one.id === id);
  return execution ? <ExecutionSheet key={execution.id} execution={execution} /> : <Nothing />;
}

/** What is open beside the list. */
export function Reading({ tab, id }: { tab: OutboxTab; id: string | undefined }) {
  if (tab === 'in') return <In id={id} />;
  if (tab === 'closed') return id ? <ClosedSheet key={id} address={id} /> : <Nothing />;
  return tab === 'shop' ? <Shop id={id} /> : <Out id={id} />;
}
