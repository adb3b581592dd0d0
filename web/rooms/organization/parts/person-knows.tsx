import { localeTag, t } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import type { PersonDraft } from './person-draft.ts';
import { QualificationsEditor } from './qualifications-editor.tsx';

const spoken = ['es', 'ca', 'gl', 'eu', 'en', 'pt', 'fr', 'de', 'it'];

type Props = {
  draft: PersonDraft;
  set: (change: Partial<PersonDraft>) => void;
  error: (field: keyof PersonDraft) => string | undefined;
};

/** What a person can do: languages they answer in, skills, certifications. */
export function PersonKnows({ draft, set, error }: Props) {
  const names = new Intl.DisplayNames([localeTag()], { type: 'language' });
  const all = [...new Set([...spoken, ...draft.languages])];
  return (
    <div className="grid gap-4">
      <fieldset className="m-0 grid gap-1 border-0 p-0">
        <legend className="p-0 text-s font-medium text-ink-2">{t('organization.person.languages')}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {all.map((code) => (
            <Checkbox
              key={code}
              checked={draft.languages.includes(code)}
              onChange={(on) =>
                set({ languages: on ? [...draft.languages, code] : draft.languages.filter((one) => one !== code) })
              }
            >
              {names.of(code) ?? code}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4">
        <Field label={t('organization.person.skills')} hint={t('organization.person.list.hint')} error={error('skills')} optional>
          <Input value={draft.skills} onChange={(event) => set({ skills: event.currentTarget.value })} />
        </Field>
      </div>
      <QualificationsEditor
        list={draft.qualifications}
        error={error('qualifications')}
        onChange={(qualifications) => set({ qualifications })}
      />
      <div className="grid justify-items-start gap-1">
        <span className="text-s font-medium text-ink-2">{t('organization.person.screens')}</span>
        <Segmented
          label={t('organization.person.screens')}
          value={draft.locale}
          onChange={(locale) => set({ locale })}
          options={[
            { value: 'es', label: t('shell.language.es') },
            { value: 'en', label: t('shell.language.en') },
          ]}
        />
      </div>
    </div>
  );
}
