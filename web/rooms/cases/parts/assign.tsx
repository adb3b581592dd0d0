import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Select } from '../../../ui/select.tsx';
import { offerUndo } from '../../../ui/undo.tsx';
import { api, type Case, peopleQuery, queuesQuery } from '../api.ts';
import { useCaseWrite } from './case-write.ts';

type Given = { personId: string | null; queueId?: string };

/** Who has it from now on: I, a colleague, nobody, or another queue. */
export default function Assign({ one, onClose }: { one: Case; onClose: () => void }) {
  const { person: me } = useMe();
  const { data: people } = useQuery(peopleQuery);
  const { data: queues } = useQuery(queuesQuery);
  const [personId, setPersonId] = useState(one.ownerId ?? '');
  const [queueId, setQueueId] = useState(one.queueId);
  const write = useCaseWrite((body: Given, key) => api('POST /cases/:caseId/assign', { params: { caseId: one.id }, body, key }));
  const give = (body: Given): void =>
    write.mutate(body, {
      onSuccess: (fresh) => {
        onClose();
        const before = { personId: one.ownerId, queueId: one.queueId };
        offerUndo({
          words: fresh.ownerName ? t('cases.assign.done', { name: fresh.ownerName }) : t('cases.assign.free'),
          undo: () => write.mutate(before),
        });
      },
    });
  const others = (people ?? []).filter(({ active, id }) => active && id !== me.id).sort((a, b) => a.name.localeCompare(b.name));
  const changed = personId !== (one.ownerId ?? '') || queueId !== one.queueId;
  return (
    <Dialog
      open
      onClose={onClose}
      width="s"
      title={t('cases.assign.title')}
      actions={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button
            tone={changed ? 'primary' : 'plain'}
            busy={write.isPending}
            why={changed ? null : t('cases.assign.why')}
            onClick={() => give({ personId: personId || null, queueId })}
          >
            {t('cases.assign.do')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {write.error ? <Problem error={write.error} /> : null}
        {one.ownerId === me.id ? null : (
          <Button tone="primary" autoFocus busy={write.isPending} onClick={() => give({ personId: me.id })}>
            {t('cases.assign.me')}
          </Button>
        )}
        <Field label={t('cases.assign.person')}>
          <Select
            value={personId}
            onChange={setPersonId}
            options={[
              { value: '', label: t('cases.owner.none') },
              { value: me.id, label: t('cases.assign.self', { name: me.name }) },
              ...others.map(({ id, name, unitName }) => ({ value: id, label: `${name} · ${unitName}` })),
            ]}
          />
        </Field>
        <Field label={t('cases.assign.queue')}>
          <Select
            value={queueId}
            onChange={setQueueId}
            options={(queues?.queues ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      </div>
    </Dialog>
  );
}
