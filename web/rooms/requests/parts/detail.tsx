import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { RefusalError } from '../../../lib/client.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { Ruler } from '../../../ui/ruler.tsx';
import { type Opened, oneQuery, requests } from '../api.ts';
import { AnswerFoot } from './answer-foot.tsx';
import { AuthorizationMain, AuthorizationSide, useKind } from './authorization-body.tsx';
import { chainOf, climbing } from './chain.ts';
import { ConsultationMain } from './consultation-body.tsx';
import { footOf } from './foot-of.ts';
import { Head } from './head.tsx';
import { mayTake } from './asker-choices.ts';
import { useNow } from '../../../lib/now.ts';
import { SupplyMain } from './supply-body.tsx';
import { TakeStrip } from './take-strip.tsx';

/** Whoever asked sees that it was seen: told once, when the addressee opens it. */
function useSeen(opened: Opened | undefined): void {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (requestId: string) => requests('POST /requests/:requestId/seen', { params: { requestId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['requests'] }),
  });
  const request = opened?.it.request;
  const unseen = request?.mine && request.seenAt === null ? request.id : null;
  useEffect(() => {
    if (unseen) mutate(unseen);
  }, [unseen, mutate]);
}

const tones = { authorization: 'authorised', consultation: 'consulted', supply: 'neutral' } as const;

/** `listed`: the list has been read, so that its kind is known where it stands in it. */
type Props = { requestId: string; kind: Opened['kind'] | undefined; listed: boolean; place: string | null };

/** One request: what is asked, what bears on it, and the answers. */
export function Detail({ requestId, kind, listed, place }: Props) {
  const opening = useQuery({ ...oneQuery(requestId, kind), enabled: listed });
  const navigate = useNavigate();
  const { person, screens } = useMe();
  const now = useNow();
  useSeen(opening.data);
  const action = useKind(opening.data?.kind === 'authorization' ? opening.data.it.ask.action : undefined);

  if (opening.error && !opening.data)
    return opening.error instanceof RefusalError && opening.error.kind === 'not_found' ? (
      <Empty title={t('requests.gone.title')} todo={t('requests.gone.do')} />
    ) : (
      <Problem error={opening.error} kept={null} onRetry={() => void opening.refetch()} className="m-4" />
    );
  if (!opening.data) return <Waiting lines={10} />;

  const opened = opening.data;
  const { request } = opened.it;
  const { choices, bound, remark, extra } = footOf(opened, action, person.id, now);
  const chain =
    opened.kind === 'authorization' ? chainOf(request, now, climbing(opened.it), opened.it.promisedAt) : chainOf(request, now);
  const onCase = screens.includes('desk')
    ? () => void navigate({ to: '/case/$caseId', params: { caseId: request.caseId } })
    : null;
  return (
    <article className="flex h-full min-h-0 flex-col max-md:overflow-y-auto [&_kbd]:max-md:hidden">
      <Head request={request} me={person.id} place={place} onCase={onCase} now={now}>
        {request.isOpen ? (
          <div className="mt-4 shrink-0 max-md:px-4 max-md:pb-3">
            <Ruler {...chain} tone={tones[request.kind]} />
          </div>
        ) : null}
      </Head>
      {mayTake(request) ? <TakeStrip request={request} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its place is scrolled by the arrow keys */}
      <div
        tabIndex={0}
        role="region"
        aria-label={request.title}
        className="min-w-0 flex-1 -outline-offset-2 max-md:shrink-0 md:min-h-0 md:overflow-y-auto"
      >
        {opened.kind === 'authorization' ? (
          <div className="grid min-h-full xl:grid-cols-[minmax(0,1fr)_21.5rem]">
            <div className="grid min-w-0 content-start gap-6 px-4 py-4 md:px-6">
              <AuthorizationMain it={opened.it} />
            </div>
            <div className="grid min-w-0 content-start gap-6 border-line bg-paper px-4 py-4 max-xl:border-t md:px-6 xl:border-l xl:px-5">
              <AuthorizationSide it={opened.it} />
            </div>
          </div>
        ) : (
          <div className="grid max-w-190 gap-6 px-4 py-4 md:px-6">
            {opened.kind === 'consultation' ? <ConsultationMain it={opened.it} /> : <SupplyMain it={opened.it} />}
          </div>
        )}
      </div>
      <AnswerFoot
        requestId={request.id}
        choices={choices}
        remark={
          <>
            {bound ? <span className="max-md:hidden">{bound} </span> : null}
            {remark}
          </>
        }
        extra={extra}
      />
    </article>
  );
}
