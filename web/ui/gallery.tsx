import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setBadge } from '../lib/badges.ts';
import { RefusalError, UnreachableError } from '../lib/client.ts';
import { money } from '../lib/format.ts';
import { useKeys } from '../lib/keys.ts';
import { type Me, meQuery } from '../lib/session.ts';
import { locale } from '../lib/words.ts';
import { Answers } from './answers.tsx';
import { Bars } from './bars.tsx';
import { Button } from './button.tsx';
import { Chip } from './chip.tsx';
import { Empty } from './empty.tsx';
import { Gauge } from './gauge.tsx';
import { CaseRow, cases, eur, matrix, ruler, said } from './gallery-samples.tsx';
import { Page, Pane, Panes } from './page.tsx';
import { Problem } from './problem.tsx';
import { Progress, Waiting } from './progress.tsx';
import { Ruler } from './ruler.tsx';
import { screens } from './screens.ts';
import { Facts, Section } from './section.tsx';
import { useSelected, useSelection } from './selection.ts';
import { Forms } from './gallery-forms.tsx';
import { Shell } from './shell.tsx';
import { Sign } from './sign.tsx';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';
import { offerUndo } from './undo.tsx';
import { VirtualList } from './virtual-list.tsx';

const idOf = (one: { id: string }): string => one.id;
const groupOf = (one: { group: string }): string => one.group;

/** Every part of the kit on one screen with invented figures, inside the frame. Only while developing. */
export function Gallery() {
  const queries = useQueryClient();
  const someone: Me = {
    person: {
      id: 'p',
      name: 'Lucía F.',
      email: 'lucia@example.com',
      role: 'AGENT',
      unitId: 'u',
      unitName: 'Hogar',
      locale: locale(),
      skills: [],
    },
    theme: 'light',
    totp: false,
    scope: 'all',
    centre: { orgId: 'o', name: 'Tienda Hogar', timeZone: 'Europe/Madrid', currency: 'EUR', locale: 'es', mailConfigured: true },
    unread: 0,
    screens: screens.map((screen) => screen.name),
  };
  queries.setQueryData(meQuery.queryKey, someone);
  setBadge('requests', 7);
  return (
    <Shell>
      <Everything />
    </Shell>
  );
}

function Everything() {
  const selection = useSelection('1');
  const [tab, setTab] = useState<'now' | 'waiting' | 'all'>('now');
  useKeys('here', [
    { keys: 'j', word: 'cases.key.next', run: () => selection.move(1) },
    { keys: 'k', word: 'cases.key.previous', run: () => selection.move(-1) },
    {
      keys: 'r',
      word: 'cases.key.reply',
      run: () => offerUndo({ words: said('Reembolso de 25,00 € preparado', 'Refund of €25.00 prepared'), undo: () => {} }),
    },
  ]);
  return (
    <Panes
      labels={{ main: said('Expediente', 'Case'), side: said('Contexto', 'Context') }}
      show={location.hash === '#main' ? 'main' : 'list'}
      list={
        <Pane
          head={
            <>
              <h1 className="head-650 m-0 text-l">
                {said('Mi cola', 'My queue')}{' '}
                <span className="num text-s font-normal text-ink-3">· {said('5.000 abiertos', '5,000 open')}</span>
              </h1>
              <Tabs
                label={said('Vista', 'View')}
                className="mt-2"
                value={tab}
                onChange={setTab}
                tabs={[
                  { value: 'now', label: said('Ahora', 'Now') },
                  { value: 'waiting', label: said('Esperan', 'Waiting'), count: 5 },
                  { value: 'all', label: said('Todos', 'All') },
                ]}
              />
            </>
          }
          foot={said('Hoy has decidido 9 · mediana 21 min', 'You decided 9 today · median 21 min')}
          className="overflow-hidden"
        >
          <VirtualList
            label={said('Expedientes', 'Cases')}
            items={cases}
            idOf={idOf}
            groupOf={groupOf}
            Row={CaseRow}
            rowHeight={80}
            selection={selection}
          />
        </Pane>
      }
      main={<Middle chosen={useSelected(selection)} />}
      side={<Side />}
    />
  );
}

function Middle({ chosen }: { chosen: string | null }) {
  return (
    <Page
      title={said('Reembolsar 80,00 € por el hervidor HV-17', 'Refund €80.00 for the kettle HV-17')}
      aside={`#${chosen ?? ''}`}
      foot={<Foot />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-7 p-4 sm:p-6">
        <Ruler {...ruler()} />
        <Section title={said('Lo que se pide, exactamente', 'What is asked, exactly')}>
          <Facts
            columns={2}
            facts={[
              { name: said('Acción', 'Action'), value: said('Reembolso íntegro', 'Full refund'), big: true },
              { name: said('Importe', 'Amount'), value: money(eur(80_00)), big: true },
              { name: said('Pedido', 'Order'), value: '87 341 · HV-17' },
              { name: said('Se abona en', 'Paid to'), value: said('tarjeta ··4418', 'card ··4418') },
            ]}
          />
        </Section>
        <Section title={said('Matriz', 'Matrix')} aside={said('rige la versión 14', 'version 14 in force')}>
          <Table caption={said('Matriz de atribuciones', 'Matrix of attributions')} {...matrix()} />
        </Section>
        <Forms />
        <div className="grid gap-3">
          <Problem
            error={
              new RefusalError({
                kind: 'conflict',
                reason: 'cases.changed',
                message: said(
                  'Andrés M. ha resuelto el expediente hace un momento.',
                  'Andrés M. resolved the case a moment ago.',
                ),
              })
            }
            onRetry={() => {}}
          />
          <Problem error={new UnreachableError('GET /cases')} kept={null} onRetry={() => {}} />
          <Progress label={said('Repetir el último trimestre', 'Replay of last quarter')} share={0.42} />
        </div>
        <Empty
          title={said('Nadie te ha pedido nada', 'Nobody asked you for anything')}
          todo={said('Cuando alguien te consulte, su petición aparecerá aquí.', 'When somebody consults you, it appears here.')}
          action={<Button>{said('Publicar un aviso', 'Publish a notice')}</Button>}
        />
        <Waiting />
      </div>
    </Page>
  );
}

function Foot() {
  const onClick = (): void => {};
  return (
    <Answers
      remark={said('Si no contestas, no se concede: sube a las 10:45.', 'Silence does not grant: it climbs at 10:45.')}
      answers={[
        {
          keys: 'c',
          tone: 'primary',
          title: said('Conceder 80,00 €', 'Grant €80.00'),
          consequence: said('se abona al momento', 'paid at once'),
          onClick,
        },
        {
          keys: 'm',
          title: said('Conceder con cambios…', 'Grant with changes…'),
          short: said('Con cambios…', 'Change…'),
          consequence: said('otro importe; acepta Lucía', 'another amount; Lucía accepts'),
          onClick,
        },
        {
          keys: 'p',
          title: said('Pedir más…', 'Ask for more…'),
          short: said('Pedir más…', 'Ask…'),
          consequence: said('vuelve a Lucía; el reloj sigue', 'back to Lucía; the clock runs'),
          onClick,
        },
        {
          keys: 'd',
          tone: 'danger',
          title: said('Denegar con motivo…', 'Deny with a reason…'),
          short: said('Denegar…', 'Deny…'),
          consequence: said('Lucía ofrece la reparación', 'Lucía offers the repair'),
          onClick,
        },
      ]}
    />
  );
}

function Side() {
  return (
    <div className="grid gap-5 p-4">
      <Section title={said('Qué puedes hacer', 'What you may do')}>
        <div className="overflow-hidden rounded-m border border-line bg-surface [&>div]:border-line [&>div:not(:first-child)]:border-t">
          <div className="grid gap-1 px-3 py-2.5">
            <div className="flex justify-between">
              <b className="font-semibold">{said('Cupón', 'Coupon')}</b>
              <Sign kind="own" />
            </div>
            <small className="num text-s text-ink-2">
              {said('hasta 10,00 € · quedan 62,00 € este mes', 'up to €10.00 · €62.00 left this month')}
            </small>
            <Gauge used={0.62} tone="own" label={said('Quedan 62,00 € de 100,00 €', '€62.00 of €100.00 left')} />
          </div>
          <div className="flex justify-between px-3 py-2.5">
            <b className="font-semibold">{said('Repuesto', 'Spare part')}</b>
            <Sign kind="consulted">{said('Almacén', 'Warehouse')}</Sign>
          </div>
          <div className="flex justify-between bg-authorised-soft px-3 py-2.5">
            <b className="num font-semibold">{said('Reembolso 80,00 €', 'Refund €80.00')}</b>
            <Sign kind="authorised">{said('Coordinación', 'Coordination')}</Sign>
          </div>
          <div className="flex justify-between px-3 py-2.5">
            <b className="font-semibold">{said('Filtros', 'Filters')}</b>
            <Sign kind="supply" />
          </div>
        </div>
      </Section>
      <Section title={said('Lo que cuesta cada cosa', 'What each thing costs')}>
        <Bars
          bars={[
            { label: said('Conceder', 'Grant'), amount: eur(80_00), asked: true },
            { label: said('Denegar: la reparación', 'Deny: the repair'), amount: eur(31_50) },
            { label: said('Preguntártelo', 'Asking you'), amount: eur(4_10) },
          ]}
        />
      </Section>
      <Section title={said('Tu límite este mes', 'Your limit this month')} aside={money(eur(1500_00))} ruled>
        <Gauge
          used={0.69}
          adding={0.053}
          label={said('Quedan 1.120,00 €; con esto, 1.040,00 €', '€1,120.00 left; with this, €1,040.00')}
        />
      </Section>
      <div className="flex flex-wrap gap-2">
        <Chip>{said('Castellano', 'Spanish')}</Chip>
        <Chip tone="changed">{said('Borrador 15', 'Draft 15')}</Chip>
        <Chip tone="late">{said('vence hoy', 'due today')}</Chip>
      </div>
    </div>
  );
}
