import { t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { type KeyScope, scopeGroups } from './key-scopes.ts';

/** What a key may do, each with its consequence. */
export function ScopeChoice({
  chosen,
  onChange,
  error,
  only,
}: {
  chosen: KeyScope[];
  /** Those that make sense here; all of them where it is left out. */
  only?: readonly KeyScope[] | undefined;
  onChange: (scopes: KeyScope[]) => void;
  error: string | undefined;
}) {
  return (
    <fieldset className="m-0 border-0 p-0">
      <legend className="p-0 text-s font-medium text-ink-2">{t('organization.key.may')}</legend>
      {error ? (
        <p role="alert" className="m-0 mt-1 text-s text-bad">
          {error}
        </p>
      ) : null}
      <div className="mt-1 grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {scopeGroups.flatMap(({ scopes }) =>
          scopes
            .filter((scope) => only?.includes(scope) ?? true)
            .map((scope) => (
              <Checkbox
                key={scope}
                checked={chosen.includes(scope)}
                onChange={(on) => onChange(on ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
                hint={<code>{scope}</code>}
              >
                {t(`organization.key.scope.${scope}`)}
              </Checkbox>
            )),
        )}
      </div>
    </fieldset>
  );
}
