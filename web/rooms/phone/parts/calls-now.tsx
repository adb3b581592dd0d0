import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Call, nowQuery } from '../api.ts';
import { EndCall, standsLong } from './end-call.tsx';
import { spelled, ticks, useSeconds, whoOf } from './said.ts';

function Row({ call }: { call: Call }) {
  const phase = call.state === 'ended' ? 'wrap' : call.state;
  const since = phase === 'wrap' ? call.endedAt : phase === 'talking' ? call.answeredAt : call.startedAt;
  const lost = phase === 'wrap' && !call.endKnown;
  const number = spelled(call.number);
  const seconds = useSeconds(since ?? call.startedAt, true);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line px-4 py-2.5 sm:px-6">
      <p className="m-0 min-w-0">
        <span className="font-semibold">
          {phase === 'talking'
            ? t('phone.now.in.talking', { who: whoOf(call) })
            : t(lost ? 'phone.strip.lost' : `phone.strip.${call.direction}.${phase}`, { who: whoOf(call) })}
        </span>
        <span className="num text-ink-2">
          {[whoOf(call) === number ? null : number, call.queue, call.agentName].map((one) => (one ? ` · ${one}` : ''))}
        </span>
      </p>
      <span className="flex items-center gap-3">
        {standsLong(phase, seconds) ? <EndCall call={call} /> : null}
        <span className="num font-semibold">{ticks(seconds)}</span>
      </span>
      {call.caseId ? (
        <Link to="/case/$caseId" params={{ caseId: call.caseId }} className="link min-h-6 truncate text-s">
          {call.caseKey} · {call.caseSubject}
        </Link>
      ) : null}
    </li>
  );
}

/** Everything that rings or is talked on at this moment, whoever has it. */
export function CallsNow() {
  const now = useQuery(nowQuery);
  if (now.error) return <Problem error={now.error} kept={null} onRetry={() => void now.refetch()} className="m-4" />;
  if (!now.data) return <Waiting lines={4} />;
  if (now.data.length === 0) return <Empty title={t('phone.now.empty')} todo={t('phone.now.empty.do')} />;
  return (
    <ul className="m-0 list-none p-0">
      {now.data.map((call) => (
        <Row key={call.id} call={call} />
      ))}
    </ul>
  );
}
