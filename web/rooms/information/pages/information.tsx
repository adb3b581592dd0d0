import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { setBadge } from '../../../lib/badges.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useMe } from '../../../lib/session.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Panes } from '../../../ui/page.tsx';
import { useSelection } from '../../../ui/selection.ts';
import { type Filter, listQuery, noticeQuery } from '../api.ts';
import { type Form, type FormWish, formFor } from '../parts/form.ts';
import { NoticePane } from '../parts/notice.tsx';
import { NoticeList } from '../parts/notice-list.tsx';
import { mayWrite } from '../parts/phase.ts';
import { Products } from '../parts/products.tsx';
import { Write } from '../parts/write.tsx';

/** What the team must know: notices with who has read them, and what holds of each product. Its address is the notice's. */
export function Information() {
  const { noticeId } = useParams({ strict: false });
  const { person, centre } = useMe();
  const navigate = useNavigate();
  const selection = useSelection(noticeId ?? null);
  const [filter, setFilter] = useState<Filter>('in_force');
  const [product, setProduct] = useState('');
  const [looking, setLooking] = useState(false);
  const asked = useDeferredValue(product.trim());
  const awaited = useInfiniteQuery(listQuery('awaited', ''));
  const list = useInfiniteQuery(listQuery(filter, asked));
  const opened = useQuery({ ...noticeQuery(noticeId ?? ''), enabled: noticeId !== undefined });
  const [writing, setWriting] = useState<{ wish: FormWish; form: Form; shown: boolean } | null>(null);
  const writer = mayWrite(person.role);
  const waiting = awaited.data?.pages.flat().length;
  useEffect(() => {
    if (waiting !== undefined) setBadge('information', waiting);
  }, [waiting]);
  useEffect(() => selection.choose(noticeId ?? null), [noticeId, selection]);

  const open = (id: string | null, replace = false): void => {
    setWriting((now) => now && { ...now, shown: false });
    if (id) void navigate({ to: '/information/$noticeId', params: { noticeId: id }, replace });
  };
  const step = (by: number): void => open(selection.move(by), noticeId !== undefined);
  const write = (wish: FormWish): void => setWriting({ wish, form: formFor(wish, centre.timeZone), shown: true });
  useKeys('here', [
    { keys: 'j', word: 'information.key.next', run: () => step(1) },
    { keys: 'k', word: 'information.key.previous', run: () => step(-1) },
    ...(writer ? [{ keys: 'n', word: 'information.write' as const, run: () => resume() }] : []),
  ]);
  const resume = (): void => (writing ? setWriting({ ...writing, shown: true }) : write({ kind: 'new' }));

  const items = list.data?.pages.flat() ?? [];
  const shown = opened.data;
  const skus = [...new Set([...(asked ? [asked] : []), ...(shown?.skus ?? [])])];
  const known = [...new Set(items.flatMap((notice) => notice.skus))].sort();
  const products = skus.length > 0 ? <Products key={skus.join()} skus={skus} mayChange={writer} /> : null;
  const beside = !writing?.shown && noticeId ? products : null;
  return (
    <Panes
      show={noticeId || writing?.shown || (looking && asked) ? 'main' : 'list'}
      labels={{ main: t('information.notice'), side: t('information.product') }}
      side={beside}
      list={
        <NoticeList
          filter={filter}
          onFilter={setFilter}
          product={product}
          onProduct={setProduct}
          selection={selection}
          onOpen={open}
          awaited={waiting}
          known={known}
          onLook={() => setLooking(true)}
          writing={
            writer ? (
              <Button keys="n" onClick={resume}>
                <Icon name="plus" size={13} />
                {t(writing && !writing.shown ? 'information.write.resume' : 'information.write')}
              </Button>
            ) : null
          }
        />
      }
      main={
        writing?.shown ? (
          <Write
            wish={writing.wish}
            form={writing.form}
            onForm={(form) => setWriting({ ...writing, form })}
            onDrop={() => setWriting(null)}
            onDone={(notice) => {
              setWriting(null);
              if (notice.phase !== 'in_force') setFilter('all');
              void navigate({ to: '/information/$noticeId', params: { noticeId: notice.id } });
            }}
          />
        ) : noticeId ? (
          <NoticePane noticeId={noticeId} onWrite={write} />
        ) : (
          <>
            <button
              type="button"
              className="flex min-h-11 items-center gap-0.5 px-3 font-medium text-accent md:hidden"
              onClick={() => setLooking(false)}
            >
              <Icon name="back" size={16} />
              {t('information.title')}
            </button>
            <div className="max-w-170 md:px-2">
              {products ?? <Empty title={t('information.choose.title')} todo={t('information.choose.do')} />}
            </div>
          </>
        )
      }
    />
  );
}
