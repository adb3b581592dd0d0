import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Behind, Scheme } from '../api.ts';
import type { Layout } from './geometry.ts';
import { Place, Ring } from './place.tsx';
import { inWords } from './say.ts';

const MOST_CHANNELS = 6;

/** The customer: what was asked, what was answered, what waits, and how it came in. */
export function ClientBox({
  layout: { client },
  scheme,
  onOpen,
}: {
  layout: Layout;
  scheme: Scheme;
  onOpen: (behind: Behind) => void;
}) {
  const { demands, channels } = scheme;
  const { x, y, w, h } = client;
  const figures: { key: 'demands' | 'answered' | 'wait'; n: number; state?: 'ended' | 'waiting' }[] = [
    { key: 'demands', n: demands.n },
    { key: 'answered', n: demands.ended, state: 'ended' },
    { key: 'wait', n: demands.waiting, state: 'waiting' },
  ];
  return (
    <g>
      <rect {...{ x, y, width: w, height: h, rx: 8 }} className="fill-surface stroke-line-strong" />
      <text x={x + 16} y={y + 25} className="head-650 fill-ink text-l">
        {t('scheme.client')}{' '}
      </text>
      {figures.map(({ key, n, state }, at) => {
        const top = y + 34 + at * 48;
        const name = t(`scheme.${key}`, { n });
        return (
          <Place
            key={key}
            behind={{ name, ...(state ? { state } : {}) }}
            what={key === 'demands' ? inWords(demands) : count(n)}
            onOpen={onOpen}
          >
            <text x={x + 16} y={top + 16} className="num head-650 fill-ink text-[1.0625rem] group-hover:underline">
              {count(n)}{' '}
            </text>
            <text x={x + 16} y={top + 32} className="fill-ink-2 text-s">
              {name}{' '}
            </text>
            <Ring {...{ x: x + 10, y: top, w: w - 20, h: 37 }} />
          </Place>
        );
      })}
      <path d={`M${x + 16} ${y + 182}H${x + w - 16}`} className="stroke-line" />
      {channels.slice(0, MOST_CHANNELS).map(({ channel, n }, at) => {
        const line = y + 204 + at * 21;
        const name = t(`cases.channel.${channel}`);
        return (
          <Place key={channel} behind={{ name, channel }} what={count(n)} onOpen={onOpen}>
            <text x={x + 16} y={line} className="fill-ink-2 text-s group-hover:underline">
              {name}{' '}
            </text>
            <text x={x + w - 16} y={line} textAnchor="end" className="num fill-ink-2 text-s">
              {count(n)}{' '}
            </text>
            <Ring {...{ x: x + 12, y: line - 13, w: w - 24, h: 17 }} />
          </Place>
        );
      })}
    </g>
  );
}

/** What the team is, in its own box, past the turn of circuit 1. */
export function TeamWords({ layout: { words, team }, scheme }: { layout: Layout; scheme: Scheme }) {
  const { x, y } = words;
  return (
    <foreignObject x={x} y={y} width={team.x + team.w - x - 8} height="104">
      <p className="head-650 m-0 text-l">{t('scheme.team')}</p>
      <p className="num m-0 text-s text-ink-2">{t('scheme.agents', { n: scheme.agents })}</p>
      <p className="num m-0 text-s text-ink-2">{t('scheme.inTheAir', { n: scheme.demands.waiting })}</p>
      <p className="m-0 pt-1.5 text-meta text-ink-3">{t('scheme.keeps')}</p>
    </foreignObject>
  );
}
