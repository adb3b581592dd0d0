import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError } from '../../../lib/client.ts';
import { t } from '../../../lib/words.ts';
import { Field, Textarea } from '../../../ui/field.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { api, type CallBack } from '../api.ts';

/** No call is needed any more: and why, so that whoever asks later finds it. */
export function DropCallBack({ owed, onClose }: { owed: CallBack; onClose: () => void }) {
  const queries = useQueryClient();
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
    <FormDialog
      title={t('phone.owed.drop')}
      send={t('phone.owed.drop')}
      sending={drop.isPending}
      error={drop.error}
      onSend={() => drop.mutate()}
      onClose={onClose}
    >
      <Field label={t('phone.owed.drop.why')} error={wrong}>
        <Textarea value={note} autoFocus onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
    </FormDialog>
  );
}
