import { useState } from 'react';
import { setSingleKeys, singleKeys, useHotkeys, wordOf } from '../lib/keys.ts';
import { t } from '../lib/words.ts';
import { Checkbox } from './checkbox.tsx';
import { Dialog } from './dialog.tsx';
import { Kbd } from './kbd.tsx';
import { Section } from './section.tsx';

/** Every key that works now, by where it works. */
export default function Help({ onClose }: { onClose: () => void }) {
  const layers = useHotkeys();
  const [single, setSingle] = useState(singleKeys);
  const scopes = [
    { title: t('shell.help.here'), keys: layers.filter((layer) => layer.scope === 'here').flatMap((layer) => layer.keys) },
    {
      title: t('shell.help.everywhere'),
      keys: layers.filter((layer) => layer.scope === 'everywhere').flatMap((layer) => layer.keys),
    },
  ];
  return (
    <Dialog open onClose={onClose} title={t('shell.help')} width="m">
      <div className="grid gap-5">
        {scopes.map(({ title, keys }) =>
          keys.length === 0 ? null : (
            <Section key={title} title={title} level={3}>
              <ul className="m-0 grid list-none gap-x-8 p-0 sm:grid-cols-2">
                {keys
                  .filter((one) => one.keys && !one.hidden)
                  .map((one) => (
                    <li key={one.keys} className="flex items-center justify-between gap-3 border-b border-line py-1.5">
                      <span>{wordOf(one)}</span>
                      <span className="flex shrink-0 gap-1">
                        {one.keys.split(' ').map((step, index) => (
                          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one chord never move
                          <Kbd key={index} keys={step} />
                        ))}
                        <span className="sr-only">{one.keys}</span>
                      </span>
                    </li>
                  ))}
              </ul>
            </Section>
          ),
        )}
        <Checkbox
          checked={single}
          hint={t('shell.help.single.hint')}
          onChange={(on) => {
            setSingleKeys(on);
            setSingle(on);
          }}
        >
          {t('shell.help.single')}
        </Checkbox>
      </div>
    </Dialog>
  );
}
