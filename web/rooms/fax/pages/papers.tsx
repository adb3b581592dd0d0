import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Tab, Tabs } from '../../../ui/tabs.tsx';
import { toPostQuery } from '../../post/api.ts';
import { LettersToPost } from '../../post/parts/letters-to-post.tsx';
import { useArrived } from '../parts/arrived.ts';
import { Arriving } from '../parts/arriving.tsx';
import { Left } from '../parts/left.tsx';
import { PutInDialog } from '../parts/put-in-dialog.tsx';

const TABS = ['in', 'toSend', 'sent'] as const;
type PapersTab = (typeof TABS)[number];

/** Faxes and letters: what comes in, what waits to be posted, and what left. */
export function Papers() {
  const { tab } = useSearch({ from: '/framed/papers' });
  const navigate = useNavigate();
  const [puts, setPuts] = useState(false);
  const { toLookAt } = useArrived();
  const toPost = useQuery(toPostQuery);
  const value: PapersTab = TABS.find((one) => one === tab) ?? 'in';
  const counts: Record<PapersTab, number> = { in: toLookAt, toSend: toPost.data?.length ?? 0, sent: 0 };
  const tabs: Tab<PapersTab>[] = TABS.map((one) => ({
    ...{ value: one, label: t(`fax.tab.${one}`) },
    ...(counts[one] ? { count: counts[one] } : {}),
  }));
  return (
    <Page
      title={t('fax.title')}
      tabs={
        <Tabs
          label={t('fax.title')}
          tabs={tabs}
          value={value}
          onChange={(next) => void navigate({ to: '/papers', search: next === 'in' ? {} : { tab: next }, replace: true })}
        />
      }
      aside={
        <Button tone="primary" onClick={() => setPuts(true)}>
          {t('fax.putIn')}
        </Button>
      }
    >
      <div className="max-w-260 px-4 py-5 sm:px-6">
        {value === 'in' ? <Arriving /> : null}
        {value === 'toSend' ? <LettersToPost /> : null}
        {value === 'sent' ? <Left /> : null}
      </div>
      {puts ? <PutInDialog onClose={() => setPuts(false)} /> : null}
    </Page>
  );
}
