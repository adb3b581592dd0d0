import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useKeys } from '../../../lib/keys.ts';
import { onLive } from '../../../lib/live.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Tip } from '../../../ui/tip.tsx';
import { softphoneQuery } from './softphone-api.ts';
import { beSoftphone, openPanel, useSoftphone } from './softphone-store.ts';

const Panel = lazy(() => import('./softphone-panel.tsx'));

const useAccount = () => useQuery(softphoneQuery).data?.softphone ?? null;

/** The telephone of whoever has one: it stands in the frame, so a call goes on while pages change. Its code comes only with an account. */
export function Softphone() {
  const account = useAccount();
  const { id } = useMe().person;
  const queries = useQueryClient();
  useEffect(() => (account ? beSoftphone(account) : undefined), [account]);
  useEffect(
    () =>
      onLive(({ name, subjectId }) => {
        if (name === 'phone.softphoneChanged' && subjectId === id) void queries.invalidateQueries(softphoneQuery);
      }),
    [queries, id],
  );
  if (!account) return null;
  return (
    <Suspense>
      <Panel />
    </Suspense>
  );
}

/** On the rail: whether it is connected, and the way to its panel. Nothing for people who have none. */
export function SoftphoneButton() {
  const account = useAccount();
  const { line, open } = useSoftphone();
  useKeys('everywhere', account ? [{ keys: 'g f', word: 'phone.soft.open', run: () => openPanel(true) }] : []);
  if (!account) return null;
  const label = `${t('phone.soft')}. ${t(`phone.soft.${line}`)}`;
  return (
    <Tip
      side="right"
      words={
        <>
          {label} <Kbd keys="g f" />
        </>
      }
    >
      <button
        type="button"
        aria-label={label}
        aria-expanded={open}
        onClick={() => openPanel(!open)}
        className="relative grid size-9.5 cursor-pointer place-items-center rounded-m text-ink-3 hover:text-ink"
      >
        <Icon name="phone" />
        <span
          aria-hidden="true"
          className={cx(
            'absolute right-1.5 bottom-1.5 size-2 rounded-full border border-sunken',
            line === 'ready' ? 'bg-own' : 'bg-bad',
          )}
        />
      </button>
    </Tip>
  );
}
