import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select } from '../../../ui/select.tsx';
import type { Requirement } from '../api.ts';

const KINDS: readonly Requirement['kind'][] = ['evidence', 'identity', 'notice', 'certification', 'reviews'];
const EVIDENCE = ['', 'photo', 'document'] as const;

type Props = {
  requirements: Requirement[];
  errorOf: (field: string) => string | undefined;
  onChange: (requirements: Requirement[]) => void;
};

function Which({ one, onChange }: { one: Requirement; onChange: (value: string) => void }) {
  if (one.kind === 'evidence')
    return (
      <Select
        value={one.value}
        onChange={onChange}
        options={[...new Set([...EVIDENCE, one.value])].map((value) => ({
          value,
          label:
            value === 'photo' || value === 'document'
              ? t(`attributions.evidence.${value}`)
              : value || t('attributions.evidence.any'),
        }))}
      />
    );
  const hints = { notice: 'attributions.requirement.noticeNumber', reviews: 'attributions.requirement.howMany' } as const;
  return (
    <Input
      value={one.value}
      inputMode={one.kind === 'reviews' ? 'numeric' : 'text'}
      placeholder={t(one.kind === 'notice' || one.kind === 'reviews' ? hints[one.kind] : 'attributions.requirement.code')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What must be there before it is done, which never changes the circuit; and what the holder must have earned to have the row at all. */
export function RequirementsEditor({ requirements, errorOf, onChange }: Props) {
  const put = (at: number, next: Requirement): void => onChange(requirements.map((one, index) => (index === at ? next : one)));
  return (
    <fieldset className="m-0 grid gap-1.5 border-0 p-0">
      <legend className="mb-1 text-s font-medium text-ink-2">{t('attributions.requirements')}</legend>
      {requirements.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a requirement has no other name
        <div key={`${at}${one.kind}`} className="grid grid-cols-[10rem_minmax(0,1fr)_auto] items-start gap-1.5">
          <Field label={t('attributions.requirements.kind')} hideLabel>
            <Select
              value={one.kind}
              onChange={(kind) => put(at, { kind, value: '' })}
              options={KINDS.map((kind) => ({ value: kind, label: t(`attributions.requirements.${kind}`) }))}
            />
          </Field>
          {one.kind === 'identity' ? (
            <span />
          ) : (
            <Field label={t('attributions.requirements.which')} hideLabel error={errorOf(`requirements.${at}.value`)}>
              <Which one={one} onChange={(value) => put(at, { ...one, value })} />
            </Field>
          )}
          <Button
            tone="quiet"
            className="px-1.5"
            aria-label={t('attributions.requirements.remove')}
            onClick={() => onChange(requirements.filter((_, index) => index !== at))}
          >
            <Icon name="close" size={13} />
          </Button>
        </div>
      ))}
      <Button
        size="s"
        className="justify-self-start"
        onClick={() => onChange([...requirements, { kind: 'evidence', value: '' }])}
      >
        <Icon name="plus" size={12} />
        {t('attributions.requirements.add')}
      </Button>
    </fieldset>
  );
}
