import type { ReactNode } from 'react';
import { count } from '../../../lib/format.ts';
import { said, t } from '../../../lib/words.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { type Attachment, fileHref } from '../api.ts';

/** `240 kB`, `3,1 MB`: enough to know what opening it costs. */
export function weight(bytes: number): string {
  if (bytes < 1_000) return `${count(bytes)} B`;
  if (bytes < 1_000_000) return `${count(Math.round(bytes / 1_000))} kB`;
  return `${count(Math.round(bytes / 100_000) / 10)} MB`;
}

/** What opens a file; one that is not handed out is no link. */
function Opened({ href, children }: { href: string | null; children: ReactNode }) {
  const look = 'flex min-h-7 min-w-0 items-center gap-1.5 px-2';
  if (href === null) return <span className={look}>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noreferrer" className={cx(look, 'hover:underline')}>
      {children}
    </a>
  );
}

/** Files of a message, or of what is being written (`onRemove`). */
export function Files({
  caseId,
  files,
  onRemove,
}: {
  caseId: string;
  files: readonly Attachment[];
  onRemove?: (file: Attachment) => void;
}) {
  return (
    <ul className="m-0 mt-2 flex list-none flex-wrap gap-2 p-0">
      {files.map((file, at) => (
        // The same content may come twice, under two names.
        <li key={`${at} ${file.sha256}`} className="flex max-w-full items-center rounded-s border border-line bg-surface text-s">
          <Opened href={file.warning === 'harmful' ? null : fileHref(caseId, file.sha256)}>
            <Icon name="file" size={13} className="text-ink-3" />
            <span className="truncate">{file.name}</span>
            <span className="num shrink-0 text-ink-3">{weight(file.size)}</span>
            {file.warning ? (
              <b className="inline-flex shrink-0 items-center gap-1 font-semibold text-bad">
                <Icon name="warn" size={12} />
                {[said(`cases.file.${file.warning}`) ?? file.warning, file.found].filter(Boolean).join(': ')}
              </b>
            ) : null}
          </Opened>
          {onRemove ? (
            <button
              type="button"
              aria-label={t('cases.file.remove', { name: file.name })}
              onClick={() => onRemove(file)}
              className="grid size-7 cursor-pointer place-items-center text-ink-3 hover:text-ink"
            >
              <Icon name="close" size={12} />
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
