import { useQuery } from '@tanstack/react-query';
import { locale, said, t } from '../../../lib/words.ts';
import { kindsQuery } from '../../requests/api.ts';
import type { Store } from '../api.ts';

/** The shop's own rules, to be read: it says them itself, and they are judged before anything is sent to it. */
export function StoreRules({ rules }: { rules: Store['rules'] }) {
  const kinds = useQuery(kindsQuery);
  const nameOf = (code: string): string => {
    const kind = kinds.data?.find((one) => one.code === code);
    return kind ? (locale() === 'en' ? kind.nameEn : kind.nameEs) : (said(`stores.action.${code}`) ?? code);
  };
  if (rules.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="min-h-6 cursor-pointer font-medium text-ink-2">{t('stores.rules', { count: rules.length })}</summary>
      <ul className="m-0 mt-1.5 list-none border-t border-line p-0">
        {rules.map((rule) => (
          <li key={rule.id} className="border-b border-line py-1.5">
            {locale() === 'en' ? rule.reasonEn : rule.reasonEs}
            <span className="block text-s text-ink-3">{rule.actions.map(nameOf).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
