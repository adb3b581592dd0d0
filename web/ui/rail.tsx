import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useBadge } from '../lib/badges.ts';
import { ariaKeys } from '../lib/keys.ts';
import { useMe } from '../lib/session.ts';
import { t } from '../lib/words.ts';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { Menu, MenuItem } from './menu.tsx';
import { AccountItems, PersonMenu, useAccount } from './person-menu.tsx';
import { type Screen, screens } from './screens.ts';
import { Tip } from './tip.tsx';

/** The screens this person may open. */
export function useScreens(): Screen[] {
  const { screens: allowed } = useMe();
  return screens.filter((screen) => allowed.includes(screen.name));
}

/** The desk also holds the address of each case, so the router's own idea of an active link does not do. */
function useIsHere({ to }: Screen): boolean {
  return useRouterState({
    select: ({ location: { pathname } }) => (to === '/' ? /^\/(case\/|$)/.test(pathname) : pathname.startsWith(to)),
  });
}

/** The router marks no link by itself. */
const quiet = { activeProps: {}, inactiveProps: {} };
const item = 'relative grid place-items-center text-ink-3 hover:text-ink';

function Badge({ waiting }: { waiting: number }) {
  if (waiting === 0) return null;
  return (
    <span
      aria-hidden="true"
      className="num absolute top-0.5 right-0.5 min-w-4 rounded-full bg-authorised px-1 text-center text-[0.625rem] leading-4 font-semibold text-surface"
    >
      {waiting > 99 ? '99+' : waiting}
    </span>
  );
}

function RailLink({ screen }: { screen: Screen }) {
  const waiting = useBadge(screen.name);
  const here = useIsHere(screen);
  const word = t(screen.word);
  const label = waiting ? t('shell.waiting', { screen: word, count: waiting }) : word;
  return (
    <Tip
      side="right"
      words={
        <>
          {label} <Kbd keys={screen.keys} />
        </>
      }
    >
      <Link
        to={screen.to}
        aria-label={label}
        aria-keyshortcuts={ariaKeys(screen.keys)}
        {...quiet}
        aria-current={here ? 'page' : undefined}
        className={cx(item, 'size-9.5 rounded-m', here && 'bg-surface text-ink! shadow-[0_0_0_1px_var(--line)]')}
      >
        <Icon name={screen.name} />
        <Badge waiting={waiting} />
      </Link>
    </Tip>
  );
}

/** The others are kept at the foot. */
const isWork = ({ name }: Screen): boolean => name !== 'outbox' && name !== 'settings';

/** At the left edge on a desk. The screens are links: they open in a tab of their own like any other. */
export function Rail({ tool }: { tool?: ReactNode }) {
  const mine = useScreens();
  return (
    <nav
      aria-label={t('shell.screens')}
      className="flex w-13 flex-col items-center gap-1 border-r border-line bg-sunken py-3 max-md:hidden"
    >
      <PersonMenu />
      <span className="mb-1.5" />
      {mine.filter(isWork).map((screen) => (
        <RailLink key={screen.name} screen={screen} />
      ))}
      <span className="mt-auto" />
      {tool}
      {mine
        .filter((screen) => !isWork(screen))
        .map((screen) => (
          <RailLink key={screen.name} screen={screen} />
        ))}
    </nav>
  );
}

function PhoneLink({ screen }: { screen: Screen }) {
  const waiting = useBadge(screen.name);
  const here = useIsHere(screen);
  const word = t(screen.word);
  return (
    <Link
      to={screen.to}
      {...quiet}
      aria-current={here ? 'page' : undefined}
      className={cx(item, 'flex-1 gap-0.5 py-2 text-label', here && 'font-semibold text-ink!')}
    >
      <span className="relative px-3">
        <Icon name={screen.name} size={20} />
        <Badge waiting={waiting} />
      </span>
      <span aria-hidden={waiting > 0}>{word}</span>
      {waiting > 0 ? <span className="sr-only">{t('shell.waiting', { screen: word, count: waiting })}</span> : null}
    </Link>
  );
}

/** The same at the bottom edge of a telephone: three screens and the rest behind "more". */
export function PhoneBar({ tool }: { tool?: ReactNode }) {
  const mine = useScreens();
  const navigate = useNavigate();
  const account = useAccount();
  return (
    <nav
      aria-label={t('shell.screens')}
      className="flex border-t border-line bg-sunken pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {mine
        .filter((screen) => screen.phone)
        .map((screen) => (
          <PhoneLink key={screen.name} screen={screen} />
        ))}
      {tool}
      <Menu
        side="top"
        align="end"
        trigger={
          <button type="button" className={cx(item, 'flex-1 gap-0.5 py-2 text-label')}>
            <Icon name="more" size={20} />
            {t('shell.more')}
          </button>
        }
      >
        {mine
          .filter((screen) => !screen.phone)
          .map((screen) => (
            <MenuItem key={screen.name} onSelect={() => void navigate({ to: screen.to })}>
              {t(screen.word)}
            </MenuItem>
          ))}
        <AccountItems {...account} />
      </Menu>
      {account.failed}
    </nav>
  );
}
