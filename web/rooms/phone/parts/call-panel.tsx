import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dateTime } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Facts } from '../../../ui/section.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { type Call, callQuery } from '../api.ts';
import { CallNumber } from './call-number.tsx';
import CallSheet from './call-sheet.tsx';
import { EndCall } from './end-call.tsx';
import { ticks, whoOf } from './said.ts';

/** Of a call whose end nobody told: how long it lasted as far as is known. */
const atLeast = (from: string, to: string | null): string =>
  t('phone.atLeast', { time: ticks(Math.max(0, Math.floor((Date.parse(to ?? from) - Date.parse(from)) / 1000))) });

function Whole({ call, onClose }: { call: Call; onClose: () => void }) {
  const length = (seconds: number | null): string => (seconds === null ? '–' : ticks(seconds));
  const spoken = call.endKnown || !call.answeredAt ? length(call.talkSeconds) : atLeast(call.answeredAt, call.endedAt);
  return (
    <div className="grid gap-4">
      <Facts
        facts={[
          { name: t('phone.number'), value: call.number ? <CallNumber number={call.number} /> : t('phone.withheld') },
          { name: t('phone.column.what'), value: t(`phone.result.${call.direction}.${call.result ?? 'now'}`) },
          { name: t('phone.column.at'), value: dateTime(call.startedAt) },
          { name: t('phone.column.wait'), value: ticks(call.waitSeconds) },
          { name: t('phone.column.talk'), value: spoken },
          { name: t('phone.column.wrap'), value: length(call.wrapSeconds) },
          { name: t('phone.column.agent'), value: call.agentName ?? '–' },
          { name: t('phone.line'), value: [call.lineName, call.queue].filter(Boolean).join(' · ') },
        ]}
      />
      {call.legs.length > 1 ? (
        <ul className="num m-0 list-none p-0 text-s text-ink-2">
          {call.legs.map((leg) => (
            <li key={leg.ref}>
              {t('phone.leg', { to: leg.agent ?? leg.to ?? '', at: leg.answeredAt ? dateTime(leg.answeredAt) : '–' })}
            </li>
          ))}
        </ul>
      ) : null}
      {call.caseId ? (
        <Link to="/case/$caseId" params={{ caseId: call.caseId }} className="link inline-flex min-h-6 items-center">
          {call.caseKey} · {call.caseSubject}
        </Link>
      ) : null}
      {call.answeredAt ? null : <EndCall call={call} />}
      {call.may && call.answeredAt ? (
        <CallSheet key={call.id} call={call} onDone={onClose} />
      ) : (
        <p className="m-0 whitespace-pre-wrap">{call.notes}</p>
      )}
    </div>
  );
}

/** One call of the list, whole. */
export function CallPanel({ callId, onClose }: { callId: string; onClose: () => void }) {
  const found = useQuery(callQuery(callId));
  return (
    <SidePanel title={found.data ? whoOf(found.data) : t('phone.call')} onClose={onClose}>
      {found.error ? <Problem error={found.error} kept={null} /> : null}
      {!found.data && !found.error ? <Waiting lines={6} /> : null}
      {found.data ? <Whole call={found.data} onClose={onClose} /> : null}
    </SidePanel>
  );
}
