import { useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { type Attachment, fileHref } from '../api.ts';
import { Files, weight } from './files.tsx';

/** What a browser draws by itself; a heavier one is opened by whoever wants it. */
const DRAWN = /^image\/(png|jpe?g|gif|webp)$/;
const MOST_BYTES = 8_000_000;
const SHOWN = 12;

const isPicture = ({ type, size, warning }: Attachment): boolean => DRAWN.test(type) && size <= MOST_BYTES && !warning;

/** One picture of a message, small; pressed it is seen whole without leaving the case. */
function Picture({ caseId, file }: { caseId: string; file: Attachment }) {
  const [open, setOpen] = useState(false);
  const href = fileHref(caseId, file.sha256);
  return (
    <li>
      <button
        type="button"
        aria-label={t('cases.file.see', { name: file.name })}
        title={`${file.name} · ${weight(file.size)}`}
        onClick={() => setOpen(true)}
        className="block h-22 w-28 cursor-zoom-in overflow-hidden rounded-s border border-line bg-sunken hover:border-ink-3"
      >
        <img src={href} alt="" loading="lazy" className="size-full object-cover" />
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        width="l"
        title={<span className="break-all">{file.name}</span>}
        actions={
          <a href={href} download={file.name} className="link">
            {t('cases.file.download', { size: weight(file.size) })}
          </a>
        }
      >
        <img src={href} alt={file.name} className="mx-auto max-h-[65dvh] max-w-full object-contain" />
      </Dialog>
    </li>
  );
}

/** What came with a message: its pictures to look at, then the other files, the first of many until all are asked for. */
export function Enclosed({ caseId, files }: { caseId: string; files: readonly Attachment[] }) {
  const [all, setAll] = useState(false);
  const pictures = files.filter(isPicture);
  const papers = files.filter((file) => !isPicture(file));
  const isMany = files.length > SHOWN + 3 && !all;
  const seen = isMany ? pictures.slice(0, SHOWN) : pictures;
  const listed = isMany ? papers.slice(0, SHOWN - seen.length) : papers;
  return (
    <>
      {seen.length > 0 ? (
        <ul className="m-0 mt-2 flex list-none flex-wrap gap-2 p-0">
          {seen.map((file, at) => (
            <Picture key={`${at} ${file.sha256}`} caseId={caseId} file={file} />
          ))}
        </ul>
      ) : null}
      {listed.length > 0 ? <Files caseId={caseId} files={listed} /> : null}
      {isMany ? (
        <button type="button" onClick={() => setAll(true)} className="opens num mt-1.5 min-h-6 text-s text-ink-2 hover:text-ink">
          {t('cases.file.more', { count: files.length - seen.length - listed.length })}
        </button>
      ) : null}
    </>
  );
}
