import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError, newKey, RefusalError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input, Textarea } from '../../../ui/field.tsx';
import { Pane } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { information, type Notice, noticeQuery } from '../api.ts';
import { bodyOf, type Form, type FormWish } from './form.ts';
import { WriteScope } from './write-scope.tsx';

const KINDS: readonly Notice['kind'][] = ['product', 'terms', 'incident', 'memo', 'minutes'];
const SHOWN = ['title', 'body', 'skus', 'actions', 'effectiveAt', 'dueAt', 'expiresAt', 'unitIds'];

type Props = { wish: FormWish; form: Form; onForm: (form: Form) => void; onDone: (notice: Notice) => void; onDrop: () => void };

/** A notice being written. Nobody else sees it until it is published; then it is not changed, only superseded or withdrawn. */
export function Write({ wish, form, onForm, onDone, onDrop }: Props) {
  const { timeZone } = useMe().centre;
  const queries = useQueryClient();
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<string | null>(wish.kind === 'change' ? wish.notice.id : null);
  const put = (some: Partial<Form>): void => onForm({ ...form, ...some });

  async function save(): Promise<Notice> {
    const body = bodyOf(form, timeZone);
    if (saved) return information('POST /notices', { body: { ...body, id: saved } });
    const made =
      wish.kind === 'supersede'
        ? await information('POST /notices/:noticeId/supersede', { params: { noticeId: wish.notice.id }, body })
        : await information('POST /notices', { body });
    setSaved(made.id);
    return made;
  }
  const keep = useMutation({
    mutationFn: async (publish: boolean) => {
      const draft = await save();
      return publish ? information('POST /notices/:noticeId/publish', { params: { noticeId: draft.id }, key: newKey() }) : draft;
    },
    onSuccess: (notice) => {
      queries.setQueryData(noticeQuery(notice.id).queryKey, notice);
      void queries.invalidateQueries({ queryKey: ['information'] });
      onDone(notice);
    },
  });
  const send = (publish: boolean): void => {
    setTried(true);
    if (form.title.trim() && form.body.trim()) keep.mutate(publish);
  };
  const errorOf = (field: keyof Form): string | undefined =>
    tried && (field === 'title' || field === 'body') && !form[field].trim()
      ? t('information.write.missing')
      : fieldError(keep.error, field);
  const elsewhere = keep.error && !(keep.error instanceof RefusalError && SHOWN.includes(keep.error.field ?? ''));

  return (
    <Pane
      head={
        <h2 className="head-650 m-0 pb-3 text-xl md:px-2">
          {wish.kind === 'new' ? t('information.write.new') : t(`information.write.${wish.kind}`, { number: wish.notice.number })}
        </h2>
      }
      foot={
        <div className="flex flex-wrap items-center gap-2 md:px-2">
          <Button tone="primary" busy={keep.isPending && keep.variables} onClick={() => send(true)}>
            {t('information.publish')}
          </Button>
          <Button busy={keep.isPending && !keep.variables} onClick={() => send(false)}>
            {t('information.write.keep')}
          </Button>
          <Button tone="quiet" onClick={onDrop}>
            {t('information.write.drop')}
          </Button>
          <span className="ml-auto max-sm:hidden">{t('information.write.hint')}</span>
        </div>
      }
    >
      <form className="grid max-w-170 gap-4 px-4 py-5 md:px-6" onSubmit={(event) => event.preventDefault()}>
        {elsewhere ? <Problem error={keep.error} /> : null}
        <div className="grid gap-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <Field label={t('information.write.kind')}>
            <Select
              value={form.kind}
              onChange={(kind) => put({ kind })}
              options={KINDS.map((kind) => ({ value: kind, label: t(`information.kind.${kind}`) }))}
            />
          </Field>
          <Field label={t('information.write.title')} error={errorOf('title')}>
            <Input autoFocus maxLength={200} value={form.title} onChange={(event) => put({ title: event.currentTarget.value })} />
          </Field>
        </div>
        <Field label={t('information.write.body')} hint={t('information.write.body.hint')} error={errorOf('body')}>
          <Textarea rows={8} value={form.body} onChange={(event) => put({ body: event.currentTarget.value })} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t('information.write.effectiveAt')}
            hint={t('information.write.effectiveAt.hint')}
            error={errorOf('effectiveAt')}
          >
            <Input
              type="datetime-local"
              value={form.effectiveAt}
              onChange={(event) => put({ effectiveAt: event.currentTarget.value })}
            />
          </Field>
          <Field label={t('information.write.expiresAt')} optional error={errorOf('expiresAt')}>
            <Input
              type="datetime-local"
              value={form.expiresAt}
              onChange={(event) => put({ expiresAt: event.currentTarget.value })}
            />
          </Field>
        </div>
        <Checkbox
          checked={form.mustAcknowledge}
          onChange={(mustAcknowledge) => put({ mustAcknowledge })}
          hint={t('information.write.must.hint')}
        >
          {t('information.write.must')}
        </Checkbox>
        {form.mustAcknowledge ? (
          <Field
            label={t('information.write.dueAt')}
            hint={t('information.write.dueAt.hint')}
            error={errorOf('dueAt')}
            className="sm:max-w-82"
          >
            <Input type="datetime-local" value={form.dueAt} onChange={(event) => put({ dueAt: event.currentTarget.value })} />
          </Field>
        ) : null}
        <WriteScope form={form} errorOf={errorOf} onChange={put} />
      </form>
    </Pane>
  );
}
