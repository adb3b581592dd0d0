import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Authorization, authorizations } from '../api.ts';

type File = Authorization['evidence'][number];

function Proof({ file, caseId, onOpen }: { file: File; caseId: string; onOpen: () => void }) {
  const [broken, setBroken] = useState(false);
  const address = `/api/v1/cases/${caseId}/files/${file.sha256}`;
  const picture = file.type.startsWith('image/') && !broken;
  return (
    <a href={address} target="_blank" rel="noreferrer" onClick={onOpen} className="grid gap-1 text-s text-ink-2 hover:text-ink">
      <span className="grid h-24 place-items-center overflow-hidden rounded-s bg-sunken text-ink-3">
        {picture ? (
          <img src={address} alt="" loading="lazy" className="size-full object-cover" onError={() => setBroken(true)} />
        ) : (
          <Icon name="file" size={28} />
        )}
      </span>
      <span className="truncate">{file.name}</span>
    </a>
  );
}

/** What was attached to the question, or that nothing was. */
export function Evidence({ it }: { it: Authorization }) {
  const files = it.evidence;
  // That it was looked at is noted for whoever weighs how decisions are made; nothing waits for it.
  const opened = useMutation({
    mutationFn: () => authorizations('POST /authorizations/:requestId/evidence-opened', { params: { requestId: it.request.id } }),
  });
  return (
    <Section
      level={3}
      title={t('authorizations.evidence')}
      aside={files.length > 0 ? t('authorizations.evidence.count', { count: files.length }) : null}
    >
      {files.length > 0 ? (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-3">
          {files.map((file) => (
            <Proof key={file.sha256} file={file} caseId={it.request.caseId} onOpen={() => opened.mutate()} />
          ))}
        </div>
      ) : (
        <p className="m-0 text-ink-2">{t('authorizations.evidence.none')}</p>
      )}
    </Section>
  );
}
