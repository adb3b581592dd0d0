import { Dialog } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { useHotkeys, wordOf } from '../lib/keys.ts';
import { t } from '../lib/words.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { useScreens } from './rail.tsx';

// What people type has no accents; what is written has.
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function Row({ words, keys, icon, run }: { words: string; keys?: string; icon?: ReactNode; run: () => void }) {
  return (
    <Command.Item
      value={words}
      onSelect={run}
      className="grid min-h-8 cursor-default grid-cols-[1.25rem_1fr_auto] items-center gap-2.5 rounded-s px-2 py-1 data-[selected=true]:bg-accent-soft"
    >
      <span className="text-ink-3">{icon}</span>
      <span className="col-start-2">{words}</span>
      {keys ? (
        <span className="flex gap-1">
          {keys.split(' ').map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one chord never move
            <Kbd key={index} keys={step} />
          ))}
        </span>
      ) : null}
    </Command.Item>
  );
}

/** ⌘K: every screen and everything that can be done here, by its words. Loaded when first asked for. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const screens = useScreens();
  const here = useHotkeys()
    .filter((layer) => layer.scope === 'here')
    .flatMap((layer) => layer.keys);
  const then = (run: () => void) => () => {
    onClose();
    // After the dialog has given the focus back, so that what is opened keeps it.
    setTimeout(run);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-20 bg-veil" />
        <Dialog.Popup className="pop fixed top-[14vh] left-1/2 z-20 w-[calc(100vw-2rem)] max-w-140 -translate-x-1/2 overflow-hidden">
          <Dialog.Title className="sr-only">{t('shell.palette')}</Dialog.Title>
          <Command
            label={t('shell.palette')}
            loop
            filter={(value, search) =>
              bare(search)
                .split(/\s+/)
                .every((word) => bare(value).includes(word))
                ? 1
                : 0
            }
          >
            <div className="flex items-center gap-2.5 border-b border-line px-3.5">
              <Icon name="search" size={16} className="text-ink-3" />
              <Command.Input
                autoFocus
                placeholder={t('shell.palette.hint')}
                className="min-h-11 w-full bg-transparent text-l outline-none placeholder:text-ink-3"
              />
              <Kbd keys="Escape" />
            </div>
            <Command.List className="max-h-[52vh] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:label-caps [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1">
              <Command.Empty className="px-3 py-6 text-ink-2">{t('shell.palette.none')}</Command.Empty>
              {here.length > 0 ? (
                <Command.Group heading={t('shell.palette.actions')}>
                  {here.map((one) => (
                    <Row
                      key={`${one.keys}${one.word}`}
                      words={wordOf(one)}
                      run={then(one.run)}
                      {...(one.keys ? { keys: one.keys } : {})}
                    />
                  ))}
                </Command.Group>
              ) : null}
              <Command.Group heading={t('shell.palette.screens')}>
                {screens.map((screen) => (
                  <Row
                    key={screen.name}
                    words={t(screen.word)}
                    keys={screen.keys}
                    icon={<Icon name={screen.name} size={16} />}
                    run={then(() => void navigate({ to: screen.to }))}
                  />
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
