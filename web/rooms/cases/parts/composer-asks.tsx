import { RefusalError } from '../../../lib/client.ts';
import { locale, t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { languageName } from './choices.ts';

/** A refusal that is a question: something looks wrong, and may be right. */
export const isAsked = (error: unknown): error is RefusalError =>
  error instanceof RefusalError && (error.reason === 'cases.askLanguage' || error.reason === 'cases.askTemplate');

/** As it stands inside a sentence: small in Spanish. */
function named(code: string | number | undefined): string {
  const name = languageName(String(code ?? ''));
  return locale() === 'es' ? name.toLocaleLowerCase() : name;
}

/** Asks once more before it leaves. */
export function ComposerAsks({ error, onSend, onBack }: { error: RefusalError; onSend: () => void; onBack: () => void }) {
  const { written, language } = error.params;
  const words =
    error.reason === 'cases.askLanguage'
      ? t('cases.ask.language', { written: named(written), language: named(language) })
      : error.message;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 border-b border-line bg-accent-soft px-3.5 py-2">
      <span className="min-w-50 flex-1">{words}</span>
      <Button size="s" onClick={onBack}>
        {t('cases.ask.back')}
      </Button>
      <Button size="s" tone="primary" onClick={onSend}>
        {t('cases.ask.send')}
      </Button>
    </div>
  );
}
