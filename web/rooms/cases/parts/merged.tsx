import { Link, useNavigate } from '@tanstack/react-router';
import { moment } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import { Problem } from '../../../ui/problem.tsx';
import { api, type Case } from '../api.ts';
import { useCaseWrite } from './case-write.ts';

function Apart({ caseId, words }: { caseId: string; words: string }) {
  const navigate = useNavigate();
  const write = useCaseWrite((_given: null, key) => api('POST /cases/:caseId/unmerge', { params: { caseId }, key }));
  const back = (): void =>
    write.mutate(null, {
      onSuccess: (fresh) => void navigate({ to: '/case/$caseId', params: { caseId: fresh.id }, search: (kept) => kept }),
    });
  return (
    <>
      <button type="button" disabled={write.isPending} className="link cursor-pointer" onClick={back}>
        {words}
      </button>
      {write.error ? <Problem className="w-full" error={write.error} /> : null}
    </>
  );
}

/** That this case is part of another, or others of it, with the way there and back. */
export function Merged({ one }: { one: Case }) {
  const { mergedInto, mergedFrom } = one;
  if (!mergedInto && mergedFrom.length === 0) return null;
  return (
    <div className="num grid gap-1 border-b border-line bg-sunken px-4 py-2 text-s text-ink-2 sm:px-6">
      {mergedInto ? (
        <p className="m-0 flex flex-wrap items-baseline gap-x-3">
          <span>{t('cases.merged.into')}</span>
          <Link to="/case/$caseId" params={{ caseId: mergedInto.id }} search={(kept) => kept} className="link font-semibold">
            {mergedInto.key}
          </Link>
          <Apart caseId={one.id} words={t('cases.merged.apart')} />
        </p>
      ) : null}
      {mergedFrom.map((other) => (
        <p key={other.id} className="m-0 flex flex-wrap items-baseline gap-x-3">
          <span>{t('cases.merged.from', { key: other.key, by: other.by, at: moment(other.at) })}</span>
          <Apart caseId={other.id} words={t('cases.merged.apart')} />
        </p>
      ))}
    </div>
  );
}
