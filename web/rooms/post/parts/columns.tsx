import { Link } from '@tanstack/react-router';
import { t } from '../../../lib/words.ts';
import type { Column } from '../../../ui/table.tsx';
import { type OutgoingLetter, printHref } from '../api.ts';

/** The case that a letter answers. */
export const caseColumn: () => Column<OutgoingLetter> = () => ({
  key: 'case',
  title: t('post.col.case'),
  cell: (letter) => (
    <Link to="/case/$caseId" params={{ caseId: letter.caseId }} search={{}} className="link whitespace-nowrap">
      {letter.caseKey}
    </Link>
  ),
});

/** The letter itself. */
export const seeColumn: () => Column<OutgoingLetter> = () => ({
  key: 'see',
  title: <span className="sr-only">{t('post.see')}</span>,
  cell: (letter) => (
    <a href={printHref([letter.id])} className="link min-h-6" aria-label={t('post.seeOf', { key: letter.caseKey })}>
      {t('post.see')}
    </a>
  ),
});
