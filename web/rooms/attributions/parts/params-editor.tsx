import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select } from '../../../ui/select.tsx';
import { PARAM_TYPES, type Param } from './kind-form.ts';

/** Kept as typed until it is left, so that a comma can be written at all. */
function Choices({ choices, onChange }: { choices: string[]; onChange: (choices: string[]) => void }) {
  const [text, setText] = useState(choices.join(', '));
  return (
    <Input
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(
          event.currentTarget.value
            .split(',')
            .map((one) => one.trim())
            .filter(Boolean),
        );
      }}
    />
  );
}

type Props = { params: Param[]; errorOf: (field: string) => string | undefined; onChange: (params: Param[]) => void };

/** What the form of the action asks for; conditions and expressions know each as `param.` and its name. */
export function ParamsEditor({ params, errorOf, onChange }: Props) {
  const put = (at: number, some: Partial<Param>): void =>
    onChange(params.map((one, index) => (index === at ? { ...one, ...some } : one)));
  return (
    <fieldset className="m-0 grid gap-2 border-0 p-0">
      <legend className="mb-1 text-s font-medium text-ink-2">{t('attributions.kind.params')}</legend>
      {params.map((one, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a parameter is being named
        <div key={at} className="grid gap-1.5 border-b border-line pb-2">
          <div className="grid grid-cols-[minmax(0,1fr)_9rem_auto] items-start gap-1.5">
            <Field label={t('attributions.kind.param.name')} hideLabel error={errorOf(`params.${at}.name`)}>
              <Input
                value={one.name}
                placeholder={t('attributions.kind.param.name')}
                onChange={(event) => put(at, { name: event.currentTarget.value })}
              />
            </Field>
            <Field label={t('attributions.kind.param.type')} hideLabel>
              <Select
                value={one.type}
                onChange={(type) => put(at, { type, choices: type === 'choice' ? one.choices : [] })}
                options={PARAM_TYPES.map((type) => ({ value: type, label: t(`attributions.kind.param.${type}`) }))}
              />
            </Field>
            <Button
              tone="quiet"
              className="px-1.5"
              aria-label={t('attributions.kind.param.remove', { name: one.name })}
              onClick={() => onChange(params.filter((_, index) => index !== at))}
            >
              <Icon name="close" size={13} />
            </Button>
          </div>
          {one.type === 'choice' ? (
            <Field label={t('attributions.kind.param.choices')} error={errorOf(`params.${at}.choices`)}>
              <Choices choices={one.choices} onChange={(choices) => put(at, { choices })} />
            </Field>
          ) : null}
          <Checkbox checked={one.required} onChange={(required) => put(at, { required })}>
            {t('attributions.kind.param.required')}
          </Checkbox>
        </div>
      ))}
      <Button
        size="s"
        className="justify-self-start"
        onClick={() => onChange([...params, { name: '', type: 'text', required: false, choices: [] }])}
      >
        <Icon name="plus" size={12} />
        {t('attributions.kind.param.add')}
      </Button>
    </fieldset>
  );
}
