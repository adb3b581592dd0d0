import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { fieldError, RefusalError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { CopyLine } from '../../organization/parts/copy-line.tsx';
import { focusWrong } from '../../organization/parts/focus-wrong.ts';
import { ShownOnce } from '../../organization/parts/shown-once.tsx';
import { api, type Store, storesQuery } from '../api.ts';
import { bodyOf, draftOf, wrongIn } from './store-draft.ts';
import { StoreFields } from './store-fields.tsx';

type Props = { store: Store | null; stores: Store[]; onClose: () => void };

/** Adds a shop, or changes one. A secret that is new is shown before the dialog goes. */
export function StoreDialog({ store, stores, onClose }: Props) {
  const queries = useQueryClient();
  const form = useId();
  const [draft, setDraft] = useState(() => draftOf(store));
  const [asked, setAsked] = useState(false);
  const put = useMutation({
    mutationFn: () => api('POST /stores', { body: bodyOf(draft, store) }),
    onSuccess: async ({ webhookSecret }) => {
      await queries.invalidateQueries(storesQuery);
      if (webhookSecret === null) onClose();
    },
  });
  const taken = store ? [] : stores.map((one) => one.code);
  const wrong = wrongIn(draft, taken, {
    missing: t('organization.check.missing'),
    taken: t('stores.code.taken'),
    address: t('stores.address.wrong'),
  });
  const error = (field: string): string | undefined => (asked ? wrong[field] : undefined) ?? fieldError(put.error, field);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(wrong).length > 0) focusWrong(event.currentTarget);
    else if (!put.isPending) put.mutate();
  };
  if (put.data?.webhookSecret)
    return (
      <ShownOnce title={t('stores.secret')} label={t('stores.secret')} secret={put.data.webhookSecret} onKept={onClose}>
        <CopyLine label={t('stores.webhook')} text={put.data.webhookUrl} />
        <p className="m-0 text-ink-2">{t(`stores.secret.${put.data.connector}`)}</p>
      </ShownOnce>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={store?.name ?? t('stores.add')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={put.isPending}>
            {store ? t('shell.save') : t('stores.add')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        {put.error && !(put.error instanceof RefusalError && put.error.field) ? <Problem error={put.error} /> : null}
        <StoreFields
          draft={draft}
          set={(change) => setDraft({ ...draft, ...change })}
          error={error}
          isNew={store === null}
          hasCredentials={store?.hasCredentials ?? false}
        />
      </form>
    </Dialog>
  );
}
