import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyLine } from './copy-line.tsx';
import { printLines } from './print-lines.ts';

/** Shown this once: each opens the second step one time without the phone. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { person, centre } = useMe();
  return (
    <div className="grid justify-items-start gap-4">
      <p role="status" className="m-0 font-semibold text-own">
        {t('organization.own.steps.done')}
      </p>
      <p className="m-0">{t('organization.own.codes.about')}</p>
      <div className="w-full">
        <CopyLine label={t('organization.own.codes')} text={codes.join('\n')} big />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          onClick={() => printLines(t('organization.own.codes.title', { centre: centre.name, email: person.email }), codes)}
        >
          {t('organization.own.codes.print')}
        </Button>
        <Button tone="primary" onClick={onKept}>
          {t('organization.once.kept')}
        </Button>
      </div>
    </div>
  );
}
