import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useMore } from '../../../lib/more.ts';
import { t } from '../../../lib/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Pane } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import type { Selection } from '../../../ui/selection.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { type Filter, listQuery, type Notice } from '../api.ts';
import { NoticeRow } from './notice-row.tsx';

const idOf = (notice: Notice): string => notice.id;
const emptyWords = {
  awaited: ['information.emptyAwaited.title', 'information.emptyAwaited.do'],
  in_force: ['information.emptyInForce.title', 'information.emptyInForce.do'],
  all: ['information.empty.title', 'information.empty.do'],
} as const;

type Props = {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  product: string;
  onProduct: (product: string) => void;
  selection: Selection;
  onOpen: (noticeId: string) => void;
  awaited: number | undefined;
  known: string[];
  writing: ReactNode;
  /** On a telephone what is known of the product takes the place of the list. */
  onLook: () => void;
};

/** The notices: those to be read first, those in force, all; of one product where one is asked for. */
export function NoticeList({ filter, onFilter, product, onProduct, selection, onOpen, awaited, known, writing, onLook }: Props) {
  const list = useInfiniteQuery(listQuery(filter, product));
  const items = list.data?.pages.flat() ?? [];
  const more = useMore(list);
  const [title, todo] = product
    ? (['information.emptyProduct.title', 'information.emptyProduct.do'] as const)
    : emptyWords[filter];
  return (
    <Pane
      head={
        <div className="grid gap-2.5">
          <div className="flex min-h-8 items-center justify-between gap-3">
            <h1 className="head-650 m-0 text-l">{t('information.title')}</h1>
            {writing}
          </div>
          <Field label={t('information.product')} hideLabel>
            <Input
              type="search"
              list="known-products"
              placeholder={t('information.product.filter')}
              value={product}
              onChange={(event) => onProduct(event.currentTarget.value)}
            />
          </Field>
          <datalist id="known-products">
            {known.map((sku) => (
              <option key={sku} value={sku} />
            ))}
          </datalist>
          {product ? (
            <Button className="md:hidden" onClick={onLook}>
              {t('information.product.see', { product })}
            </Button>
          ) : null}
          <Tabs
            label={t('information.title')}
            value={filter}
            onChange={onFilter}
            tabs={[
              { value: 'awaited', label: t('information.tab.awaited'), ...(awaited === undefined ? {} : { count: awaited }) },
              { value: 'in_force', label: t('information.tab.inForce') },
              { value: 'all', label: t('information.tab.all') },
            ]}
          />
        </div>
      }
      foot={
        <span className="flex items-center justify-between gap-3 max-md:hidden">
          {t('information.foot.move')}
          <span className="flex gap-1">
            <Kbd keys="j" /> <Kbd keys="k" />
          </span>
        </span>
      }
    >
      {list.isPending ? <Waiting lines={8} /> : null}
      {list.error ? <Problem error={list.error} kept={null} onRetry={() => void list.refetch()} className="m-3" /> : null}
      {list.data && items.length === 0 ? (
        <Empty
          title={t(title, { product })}
          todo={t(todo)}
          action={
            filter === 'awaited' && !product ? (
              <Button onClick={() => onFilter('in_force')}>{t('information.tab.seeInForce')}</Button>
            ) : null
          }
        />
      ) : null}
      {items.length > 0 ? (
        <VirtualList
          label={t('information.title')}
          items={items}
          idOf={idOf}
          Row={NoticeRow}
          rowHeight={92}
          selection={selection}
          onOpen={onOpen}
          onEnd={more}
        />
      ) : null}
    </Pane>
  );
}
