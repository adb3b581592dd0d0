import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Field, Textarea } from '../../../ui/field.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Section } from '../../../ui/section.tsx';
import type { Matrix } from '../api.ts';
import type { Draft } from './draft.ts';
import { ReplayPanel } from './replay-panel.tsx';
import { Sentences } from './sentences.tsx';

/** Beside the matrix of a draft: what it changes against the version in force, and why. The words are kept when they are left. */
export function DraftSide({ matrix, draft }: { matrix: Matrix; draft: Draft }) {
  const [note, setNote] = useState(matrix.version.note);
  const number = matrix.active?.number;
  return (
    <div className="grid gap-6 px-4 py-4">
      <ReplayPanel matrix={matrix}>
        <Section
          ruled
          title={number ? t('attributions.changes.title', { number }) : t('attributions.changes.first')}
          aside={matrix.changes.length > 0 ? String(matrix.changes.length) : null}
        >
          <Sentences changes={matrix.changes} />
        </Section>
        <Section title={t('attributions.note')} ruled>
          <Field label={t('attributions.note.label')} hideLabel hint={t('attributions.note.hint')}>
            <Textarea
              rows={3}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              onBlur={() => note !== matrix.version.note && draft.note.mutate(note)}
            />
          </Field>
          {draft.note.error ? <Problem error={draft.note.error} className="mt-2" /> : null}
        </Section>
      </ReplayPanel>
    </div>
  );
}
