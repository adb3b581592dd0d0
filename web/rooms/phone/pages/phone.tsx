import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { t } from '../../../lib/words.ts';
import { Page } from '../../../ui/page.tsx';
import { type Tab, Tabs } from '../../../ui/tabs.tsx';
import { callBacksQuery, nowQuery } from '../api.ts';
import { CallBacks } from '../parts/call-backs.tsx';
import { CallPanel } from '../parts/call-panel.tsx';
import { CallsNow } from '../parts/calls-now.tsx';
import { History } from '../parts/history.tsx';
import { NewCallBack } from '../parts/new-call-back.tsx';

const TABS = ['now', 'owed', 'history'] as const;
type PhoneTab = (typeof TABS)[number];

/** Calls: those of now, those that are owed with their clocks, and those that were. */
export function Phone() {
  const { tab, call } = useSearch({ from: '/framed/phone' });
  const navigate = useNavigate();
  const now = useQuery(nowQuery);
  const owed = useQuery(callBacksQuery('open'));
  const value: PhoneTab = TABS.find((one) => one === tab) ?? 'owed';
  const counts: Record<PhoneTab, number> = { now: now.data?.length ?? 0, owed: owed.data?.length ?? 0, history: 0 };
  const go = (next: PhoneTab, id?: string): void =>
    void navigate({
      to: '/phone',
      search: { ...(next === 'owed' ? {} : { tab: next }), ...(id ? { call: id } : {}) },
      replace: true,
    });
  const tabs: Tab<PhoneTab>[] = TABS.map((one) => ({
    ...{ value: one, label: t(`phone.tab.${one}`) },
    ...(counts[one] ? { count: counts[one] } : {}),
  }));
  return (
    <Page
      title={t('phone.title')}
      tabs={<Tabs label={t('phone.title')} tabs={tabs} value={value} onChange={(next) => go(next)} />}
      aside={<NewCallBack />}
    >
      <div className="flex h-full min-h-0">
        <div className="min-w-0 flex-1 overflow-y-auto">
          {value === 'now' ? <CallsNow /> : null}
          {value === 'owed' ? <CallBacks /> : null}
          {value === 'history' ? <History onOpen={(id) => go('history', id)} /> : null}
        </div>
        {call && value === 'history' ? <CallPanel callId={call} onClose={() => go('history')} /> : null}
      </div>
    </Page>
  );
}
