import type { ReactNode } from 'react';
import { locale, speak, t } from '../../../lib/words.ts';
import { Segmented } from '../../../ui/tabs.tsx';

/** The frame of the pages before the desk: the name of the house, one column, the language at the foot unless the page asks for it itself. */
export function DoorFrame({
  title,
  todo,
  ownLanguage,
  children,
}: {
  title: string;
  todo?: ReactNode;
  ownLanguage?: boolean;
  children: ReactNode;
}) {
  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto] bg-paper">
      <div className="mx-auto w-full max-w-96 px-6 pt-[clamp(2rem,14vh,9rem)] pb-10">
        <p className="m-0 mb-10 flex items-center gap-2.5 text-ink-2">
          <img src="/mark.svg" alt="" width={28} height={28} />
          <span className="head-650 text-l text-ink">{t('shell.name')}</span>
        </p>
        <h1 className="head-650 m-0 text-2xl">{title}</h1>
        {todo ? <p className="m-0 mt-1.5 text-read text-ink-2">{todo}</p> : null}
        <div className="mt-6">{children}</div>
      </div>
      {ownLanguage ? null : (
        <footer className="flex justify-center border-t border-line px-6 py-3">
          <Segmented
            label={t('shell.language')}
            value={locale()}
            onChange={(next) => void speak(next)}
            options={[
              { value: 'es', label: t('shell.language.es') },
              { value: 'en', label: t('shell.language.en') },
            ]}
          />
        </footer>
      )}
    </main>
  );
}
