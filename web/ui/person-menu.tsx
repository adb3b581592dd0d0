import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useSyncExternalStore } from 'react';
import { chooseLocale, chooseTheme, signOut, useMe } from '../lib/session.ts';
import { onTheme, type Theme, theme } from '../lib/theme.ts';
import { type Locale, locale, t } from '../lib/words.ts';
import { Avatar } from './avatar.tsx';
import { Dialog } from './dialog.tsx';
import { Menu, MenuChoice, MenuGroup, MenuItem } from './menu.tsx';
import { Problem } from './problem.tsx';

type Account = { choose: (next: Locale) => void; paint: (next: Theme) => void; leave: () => void; failed: ReactNode };

/** Language, appearance and signing out, with what the server said no to: beside the menu, which may hold nothing but choices. */
export function useAccount(): Account {
  const language = useMutation({ mutationFn: chooseLocale });
  const appearance = useMutation({ mutationFn: chooseTheme });
  const leaving = useMutation({ mutationFn: signOut });
  const failed = [language, appearance, leaving].find((one) => one.error);
  return {
    choose: language.mutate,
    paint: appearance.mutate,
    leave: leaving.mutate,
    failed: failed ? (
      <Dialog open onClose={failed.reset} title={t('shell.person')} width="s">
        <Problem error={failed.error} />
      </Dialog>
    ) : null,
  };
}

/** The choices themselves, also for the telephone's "more". */
export function AccountItems({ choose, paint, leave }: Account) {
  const navigate = useNavigate();
  const chosen = useSyncExternalStore(onTheme, theme);
  return (
    <>
      <MenuGroup title={t('shell.language')}>
        <MenuChoice
          value={locale()}
          onChange={choose}
          options={[
            { value: 'es', label: t('shell.language.es') },
            { value: 'en', label: t('shell.language.en') },
          ]}
        />
      </MenuGroup>
      <MenuGroup title={t('shell.theme')}>
        <MenuChoice
          value={chosen}
          onChange={paint}
          options={[
            { value: 'system', label: t('shell.theme.system') },
            { value: 'light', label: t('shell.theme.light') },
            { value: 'dark', label: t('shell.theme.dark') },
          ]}
        />
      </MenuGroup>
      <MenuGroup title={t('shell.person')}>
        <MenuItem onSelect={() => void navigate({ to: '/account' })}>{t('shell.account')}</MenuItem>
        <MenuItem onSelect={leave}>{t('shell.signOut')}</MenuItem>
      </MenuGroup>
    </>
  );
}

/** The person at the desk: language, appearance, sign out. */
export function PersonMenu() {
  const me = useMe();
  const account = useAccount();
  return (
    <>
      <Menu
        side="right"
        trigger={
          <button
            type="button"
            aria-label={`${t('shell.person')}: ${me.person.name}`}
            className="grid cursor-pointer place-items-center rounded-m"
          >
            <Avatar name={me.person.name} size={32} square />
          </button>
        }
      >
        <div className="px-2.5 pt-1.5 pb-2">
          <b className="block font-semibold">{me.person.name}</b>
          <span className="text-s text-ink-3">{me.centre.name}</span>
        </div>
        <AccountItems {...account} />
      </Menu>
      {account.failed}
    </>
  );
}
