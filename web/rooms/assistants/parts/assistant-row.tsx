import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { KeyRow } from '../../organization/parts/key-row.tsx';
import { type Assistant, assistantsQuery } from '../api.ts';
import { Week } from './week.tsx';

/** One assistant: who answers for it, when it was last here, what it did, and its keys. */
export function AssistantRow({ assistant, onChange, onKey }: { assistant: Assistant; onChange: () => void; onKey: () => void }) {
  const queries = useQueryClient();
  const { name, role, unitName, superior, languages, active, lastUsedAt, keys, week } = assistant;
  const live = keys.filter(({ revokedAt }) => revokedAt === null);
  return (
    <li className={cx('border-b border-line py-4', !active && 'text-ink-3')}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <span className="grid size-9 shrink-0 place-items-center rounded-m bg-sunken text-ink-2">
          <Icon name="assistant" />
        </span>
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="head-650 m-0 text-l">
            {name} {active ? null : <Chip>{t('assistants.gone')}</Chip>}
          </h2>
          <p className="m-0 text-s text-ink-2">
            {t(`organization.role.${role}`)} · {unitName} · {languages.join(', ')}
          </p>
          <p className="num m-0 text-s text-ink-3">
            {superior ? t('assistants.answers', { name: superior.name }) : t('assistants.answers.nobody')} ·{' '}
            {lastUsedAt ? t('assistants.used', { moment: moment(lastUsedAt) }) : t('assistants.used.never')}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Link to="/attributions" search={{ holder: 'assistant:' }} className="link text-s">
            {t('assistants.may')}
          </Link>
          <Button size="s" onClick={onChange}>
            {t('assistants.change')}
          </Button>
          {active ? (
            <Button size="s" onClick={onKey}>
              {t('assistants.key')}
            </Button>
          ) : null}
        </div>
      </div>
      <div className="sm:pl-13">
        <Week week={week} />
        {live.length > 0 ? (
          <ul className="m-0 mt-3 list-none border-t border-line p-0 [&>li:last-child]:border-b-0 [&>li:last-child]:pb-0">
            {live.map((apiKey) => (
              <KeyRow key={apiKey.id} apiKey={apiKey} onRevoked={() => void queries.invalidateQueries(assistantsQuery)} />
            ))}
          </ul>
        ) : null}
        {active && live.length === 0 ? <p className="m-0 mt-2 text-s text-ink-2">{t('assistants.key.none')}</p> : null}
      </div>
    </li>
  );
}
