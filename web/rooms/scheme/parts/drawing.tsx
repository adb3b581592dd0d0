import { useMemo } from 'react';
import { count } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Behind, Circuit, Scheme } from '../api.ts';
import { Dots } from './dots.tsx';
import { ClientBox, TeamWords } from './ends.tsx';
import { type Kind, type Layout, TURN } from './geometry.ts';
import { layoutOf } from './layout.ts';
import { Lead } from './lead.tsx';
import { Key } from './key.tsx';
import { LoopWords } from './loops.tsx';
import { DepartmentNode, SmallNode } from './nodes.tsx';
import { Place, Ring } from './place.tsx';
import { inWords, roleName, wait } from './say.ts';
import { volumesOf } from './volumes.ts';

type Props = {
  scheme: Scheme;
  circuit: Circuit | null;
  unit: string | undefined;
  live: boolean;
  onOpen: (behind: Behind) => void;
};
const tint: Record<Kind, string> = {
  own: 'fill-own-soft',
  consulted: 'fill-consulted-soft',
  authorised: 'fill-authorised-soft',
  supply: 'fill-sunken',
};
const KINDS: readonly Kind[] = ['authorised', 'consulted', 'own', 'supply'];
const ribbon = { demand: 'ribbon-demand', answer: 'ribbon-answer' };
/** Ribbons side by side touch, so that no seam shows. */
const OVERLAP = 0.8;

/** Grounds, ribbons and heads: seen, not read; the nodes say it in words. */
function Flows({ layout, circuit }: { layout: Layout; circuit: Circuit | null }) {
  const faded = (kind: Kind) => (circuit === null || kind === circuit ? undefined : 0.16);
  const { team } = layout;
  return (
    <g aria-hidden="true">
      <rect {...{ x: team.x, y: team.y, width: team.w, height: team.h, rx: 8 }} className="fill-surface" />
      {KINDS.map((kind) => (
        <g key={kind} opacity={faded(kind)}>
          {layout.tints
            .filter((one) => one.kind === kind)
            .map(({ d }) => (
              <path key={d} d={d} className={tint[kind]} />
            ))}
          {layout.strands
            .filter((one) => one.kind === kind)
            .map(({ key, way, d, width }) => (
              <path key={`${key}${way}`} d={d} strokeWidth={width + OVERLAP} className={ribbon[way]} />
            ))}
        </g>
      ))}
      <path d={layout.cuts.join('')} className="ribbon-cut" />
      {layout.referred ? (
        <path d={layout.referred.d} strokeDasharray="7 4" className="head-answer" opacity={faded('consulted')} />
      ) : null}
      <rect
        {...{ x: team.x, y: team.y, width: team.w, height: team.h, rx: 8 }}
        className="fill-none stroke-ink-3"
        strokeOpacity="0.45"
      />
      <path d={layout.heads.join('')} className="fill-demand stroke-paper" strokeWidth="1" opacity={circuit ? 0.5 : undefined} />
      <path d={layout.open.join('')} className="head-answer" opacity={circuit ? 0.5 : undefined} />
    </g>
  );
}

function Titles({ layout, scheme }: { layout: Layout; scheme: Scheme }) {
  const first = (kind: Kind) => layout.nodes.find((node) => node.kind === kind);
  const [level, department, section] = [
    layout.nodes.findLast((node) => node.kind === 'authorised'),
    first('consulted'),
    first('supply'),
  ];
  return (
    <g>
      {level ? (
        <>
          <text x={level.x} y={level.y - 25} className="head-650 fill-ink text-m">
            {t('scheme.superiors')}
          </text>
          <text x={level.x} y={level.y - 10} className="fill-ink-2 text-meta">
            {t('scheme.superiors.do')}
          </text>
        </>
      ) : null}
      {department ? (
        <>
          <text x={department.x} y={department.y - 34} className="head-650 fill-ink text-m">
            {t('scheme.departments')}
          </text>
          <text x={department.x - 26} y={department.y - 12} textAnchor="end" className="fill-ink-3 text-meta">
            {t('scheme.requests')}
          </text>
          <text x={department.x + department.w + 12} y={department.y - 12} className="fill-ink-3 text-meta">
            {t('scheme.median')}
          </text>
        </>
      ) : null}
      {section ? (
        <>
          <text x={section.x - 72} y={section.y + 14} textAnchor="end" className="head-650 fill-ink text-m">
            {t('scheme.sections')}
          </text>
          <text x={section.x - 72} y={section.y + 31} textAnchor="end" className="num fill-ink-2 text-s">
            {t('scheme.sections.do', { n: scheme.supplies.n })}
          </text>
        </>
      ) : null}
    </g>
  );
}

/** What was referred leaves past the team: its words stand in the dashed line. */
function Referred({ layout, scheme, onOpen }: { layout: Layout; scheme: Scheme; onOpen: Props['onOpen'] }) {
  if (!layout.referred) return null;
  const { y } = layout.referred;
  const flow = scheme.referred;
  const name = t('scheme.referred');
  return (
    <Place behind={{ name, mode: 'refer' }} what={inWords(flow)} onOpen={onOpen}>
      <rect x="166" y={y - 12} width="448" height="24" className="fill-paper" />
      <text x="178" y={y + 4} className="num fill-ink-2 text-s">
        {name} · {count(flow.n)} · <tspan className="fill-ink font-semibold">{wait(flow.medianMinutes)}</tspan>
      </text>
      <Ring {...{ x: 168, y: y - 10, w: 444, h: 20 }} />
    </Place>
  );
}

/** The organisation: the customer at the left, superiors above, departments across, sections below. */
export function Drawing({ scheme, circuit, unit, live, onOpen }: Props) {
  const layout = useMemo(() => layoutOf(volumesOf(scheme)), [scheme]);
  const nodeOf = (key: string, kind: Kind) => layout.nodes.find((node) => node.key === key && node.kind === kind);
  return (
    <svg viewBox={`0 0 ${layout.width} ${layout.height}`} className="block w-full" role="group" aria-label={t('scheme.drawing')}>
      <Flows layout={layout} circuit={circuit} />
      {live ? <Dots strands={layout.strands} /> : null}
      <foreignObject x="28" y="20" width="430" height="168">
        <Lead scheme={scheme} unit={unit} />
      </foreignObject>
      <foreignObject x="846" y={layout.height - 78} width="530" height="78">
        <Key scale={layout.scale} />
      </foreignObject>
      <Titles layout={layout} scheme={scheme} />
      <ClientBox layout={layout} scheme={scheme} onOpen={onOpen} />
      {layout.loops.map((loop) => (
        <LoopWords key={loop.kind} loop={loop} flow={scheme.circuits[loop.kind]} all={scheme.demands.n} onOpen={onOpen} />
      ))}
      <TeamWords layout={layout} scheme={scheme} />
      <Seat layout={layout} />
      {scheme.superiors.map(({ role, flow }) => {
        const node = nodeOf(role, 'authorised');
        return node ? (
          <SmallNode
            key={role}
            node={node}
            flow={flow}
            behind={{ name: roleName(role), kind: 'authorised', role }}
            onOpen={onOpen}
          />
        ) : null;
      })}
      {scheme.departments.map(({ unitId, name, flow }) => {
        const node = nodeOf(unitId, 'consulted');
        return node ? (
          <DepartmentNode key={unitId} node={node} flow={flow} behind={{ name, kind: 'consulted', unitId }} onOpen={onOpen} />
        ) : null;
      })}
      {scheme.sections.map(({ unitId, name, flow }) => {
        const node = nodeOf(unitId, 'supply');
        return node ? (
          <SmallNode key={unitId} node={node} flow={flow} behind={{ name, kind: 'supply', unitId }} onOpen={onOpen} />
        ) : null;
      })}
      <Referred layout={layout} scheme={scheme} onOpen={onOpen} />
    </svg>
  );
}

/** Where circuit 1 turns: the agent, who answers alone. */
function Seat({ layout }: { layout: Layout }) {
  const own = layout.loops.find((loop) => loop.kind === 'own');
  if (!own?.demand.width) return null;
  const [x, y] = [TURN + (own.answer.y - own.demand.y) / 2, (own.demand.y + own.answer.y) / 2];
  return (
    <g aria-hidden="true">
      <circle cx={x} cy={y} r="15" className="fill-surface" />
      <circle cx={x} cy={y} r="7.5" className="fill-own" />
    </g>
  );
}
