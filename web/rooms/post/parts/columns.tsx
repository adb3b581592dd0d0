import { Link } from '@tanstack/react-router';
import { t } from '../../../lib/words.ts';
import type { Column } from '../../../ui/table.tsx';
import { type OutgoingLetter, printHref } from '../api.ts';

/** The case that a letter answers, and the letter itself. */
export const caseColumn = (): Column<OutgoingLetter> => ({
  key: 'case',
  title: t('post.col.case'),
  cell: (letter) => (
    <span className="grid justify-items-start gap-1 whitespace-nowrap">
      <Link to="/case/$caseId" params={{ caseId: letter.caseId }} search={{}} className="link">
        {letter.caseKey}
      </Link>
      <a href={printHref([letter.id])} className="link min-h-6 text-s" aria-label={t('post.seeOf', { key: letter.caseKey })}>
        {t('post.see')}
      </a>
    </span>
  ),
});
