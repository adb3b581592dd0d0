import { useSyncExternalStore } from 'react';
import { chooseLocale, signOut, useMe } from '../lib/session.ts';
import { onTheme, setTheme, theme } from '../lib/theme.ts';
import { locale, t } from '../lib/words.ts';
import { Avatar } from './avatar.tsx';
import { Menu, MenuChoice, MenuGroup, MenuItem } from './menu.tsx';

function Items() {
  const chosen = useSyncExternalStore(onTheme, theme);
  return (
    <>
      <MenuGroup title={t('shell.language')}>
        <MenuChoice
          value={locale()}
          onChange={(next) => void chooseLocale(next)}
          options={[
            { value: 'es', label: t('shell.language.es') },
            { value: 'en', label: t('shell.language.en') },
          ]}
        />
      </MenuGroup>
      <MenuGroup title={t('shell.theme')}>
        <MenuChoice
          value={chosen}
          onChange={setTheme}
          options={[
            { value: 'system', label: t('shell.theme.system') },
            { value: 'light', label: t('shell.theme.light') },
            { value: 'dark', label: t('shell.theme.dark') },
          ]}
        />
      </MenuGroup>
      <MenuGroup title={t('shell.person')}>
        <MenuItem onSelect={() => void signOut()}>{t('shell.signOut')}</MenuItem>
      </MenuGroup>
    </>
  );
}

/** The person at the desk: language, appearance, sign out. */
export function PersonMenu() {
  const me = useMe();
  return (
    <Menu
      side="right"
      trigger={
        <button type="button" aria-label={`${t('shell.person')}: ${me.name}`} className="grid cursor-pointer place-items-center rounded-m">
          <Avatar name={me.name} size={32} square />
        </button>
      }
    >
      <div className="border-b border-line px-2.5 pt-1.5 pb-2">
        <b className="block font-semibold">{me.name}</b>
        <span className="text-s text-ink-3">{me.organization.name}</span>
      </div>
      <Items />
    </Menu>
  );
}
PersonMenu.Items = Items;
