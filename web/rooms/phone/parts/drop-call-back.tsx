import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { api, type CallBack } from '../api.ts';

/** No call is needed any more: and why, so that whoever asks later finds it. */
export function DropCallBack({ owed, onClose }: { owed: CallBack; onClose: () => void }) {
  const queries = useQueryClient();
  const form = useId();
  const [note, setNote] = useState('');
  const drop = useMutation({
    mutationFn: () =>
      api('POST /phone/call-backs/:callBackId/end', { params: { callBackId: owed.id }, body: { state: 'dropped', note } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['phone'] });
      onClose();
    },
  });
  const wrong = fieldError(drop.error, 'note');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('phone.owed.drop')}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" form={form} tone="primary" busy={drop.isPending}>
            {t('phone.owed.drop')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          drop.mutate();
        }}
      >
        {drop.error && !wrong ? <Problem error={drop.error} /> : null}
        <Field label={t('phone.owed.drop.why')} error={wrong}>
          <Textarea value={note} autoFocus onChange={(event) => setNote(event.currentTarget.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
