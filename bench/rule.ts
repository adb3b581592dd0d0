// Rulings per second in one process, for policies of growing size: the "you may" bar asks some 25 of them each time a case is opened.
import { parseArgs } from 'node:util';
import type { Attribution, HolderFacts } from '../server/rooms/attributions/contract.ts';
import type { Usage } from '../server/rooms/attributions/limits/contract.ts';
import type { Link, Question } from '../server/rooms/attributions/ruling/contract.ts';
import { rule } from '../server/rooms/attributions/ruling/decide.ts';
import { type CompiledPolicy, compile } from '../server/rooms/attributions/standing/decide.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    questions: { type: 'string', default: '5000' },
  },
});
const SIZES = [100, 1_000, 10_000] as const;
const BATCH = 500;
const ROLES = ['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'AUTHORITY'];
const STATES = ['pending', 'processed', 'shipped', 'delivered', 'cancelled'];
const AT = Date.parse('2026-11-27T10:00:00Z');

/** Small, seeded and good enough to vary facts: the same seed makes the same policy and questions. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const uuid = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
/** As many kinds of action as have a row for every role: all 25, or the 14 that a hundred rows are enough for. */
const kindsIn = (size: number): number => Math.min(25, Math.floor(size / (ROLES.length + 1)));

/** As policies grow in practice: each role has its row for each action, and beyond that come exceptions of units, vendors and people. */
function policyOf(size: number): Attribution[] {
  return Array.from({ length: size }, (_, n): Attribution => {
    const kinds = kindsIn(size);
    const exception = n - kinds * (ROLES.length + 1);
    const level = Math.floor(n / kinds);
    const holder: Attribution['holder'] =
      level === 0
        ? { kind: 'everyone', ref: '' }
        : level <= ROLES.length
          ? { kind: 'role', ref: ROLES[level - 1] ?? '' }
          : { kind: (['unit', 'vendor', 'person'] as const)[exception % 3] ?? 'unit', ref: uuid(Math.floor(exception / kinds)) };
    const max = [2_500, 1_500, 8_000, 10_000, 30_000][level % 5] ?? 2_500;
    return {
      id: uuid(1_000_000 + n),
      action: `ACTION_${n % kinds}`,
      holder,
      circuit: 'own',
      isRight: level === 0,
      department: null,
      limits:
        level === 0 || holder.ref === 'AUTHORITY'
          ? []
          : [
              { per: 'request', unit: 'money', max },
              { per: 'customer30d', unit: 'money', max: max * 3 },
              { per: 'month', unit: 'money', max: max * 40 },
            ],
      conditions:
        level === 0
          ? [{ fact: 'ground', op: 'in', value: ['withdrawal', 'conformity'] }]
          : n % 3 === 0
            ? [{ fact: 'orderState', op: 'in', value: ['shipped', 'delivered'] }]
            : [],
      requirements: n % 4 === 0 ? [{ kind: 'evidence', value: 'photo' }] : [],
      reasonEs: '',
      reasonEn: '',
      expression: null,
      steps: [],
      trialId: null,
      validFrom: null,
      validTo: null,
    };
  });
}

const holderOf = (n: number, role: string): HolderFacts => ({
  personId: uuid(n),
  name: `Person ${n}`,
  role,
  unitIds: [uuid(n % 20)],
  vendorId: n % 3 ? null : uuid(n % 7),
  assistant: false,
  certifications: [],
});
const linkOf = (n: number, role: string): Link => ({
  holder: holderOf(n, role),
  unitId: uuid(n % 20),
  absent: n % 5 === 0,
  deputy: n % 5 === 0 ? { holder: holderOf(n + 1, role), unitId: uuid(n % 20) } : null,
});

function questionsOf(count: number, kinds: number, roll: (below: number) => number): Question[] {
  return Array.from({ length: count }, () => {
    const n = roll(400);
    const counted = () => ({ minor: roll(3_000), units: roll(3) });
    const usage: Usage = {
      currency: 'EUR',
      order: counted(),
      customer30d: counted(),
      holders: { [uuid(n)]: { month: { minor: roll(60_000), units: 0 } } },
      consulted: {},
      departments: null,
    };
    return {
      holder: holderOf(n, ROLES[roll(3)] ?? 'AGENT'),
      line: [
        linkOf(500 + roll(9), 'COORDINATOR'),
        linkOf(520 + roll(9), 'SUPERVISOR'),
        linkOf(540, 'CENTRE_MANAGER'),
        linkOf(551, 'AUTHORITY'),
      ],
      ask: {
        action: `ACTION_${roll(kinds)}`,
        params: {},
        amount: { minor: 100 + roll(6_000), currency: 'EUR' },
        count: 1,
        caseId: null,
        storeId: uuid(1),
        orderRef: `A-${roll(900)}`,
        customerId: uuid(roll(900)),
        facts: {
          orderState: STATES[roll(5)] ?? null,
          daysSinceDelivery: roll(60),
          ground: roll(10) ? 'discretion' : 'withdrawal',
          channel: 'email',
          paidMinor: roll(20_000),
          evidence: roll(2) ? ['photo'] : [],
        },
      },
      usage,
      at: AT,
    };
  });
}

/** `perSecond` is per second that this thread had a core, so that a busy machine does not blur it. */
type Figures = {
  attributions: number;
  perSecond: number;
  perWallSecond: number;
  p50us: number;
  p99us: number;
  own: number;
  authorised: number;
};

function measure(policy: CompiledPolicy, questions: Question[], seconds: number): Omit<Figures, 'attributions'> {
  const seen = { own: 0, authorised: 0 };
  const run = (): void => {
    for (const question of questions) {
      const { circuit } = rule(policy, question);
      if (circuit === 'own') seen.own++;
      else if (circuit === 'authorised') seen.authorised++;
    }
  };
  for (let warm = 0; warm < 10; warm++) run();
  seen.own = seen.authorised = 0;
  let done = 0;
  const batches: number[] = [];
  const begun = performance.now();
  const cpu = process.threadCpuUsage();
  while (performance.now() - begun < seconds * 1_000) {
    for (let from = 0; from < questions.length; from += BATCH) {
      const start = performance.now();
      for (let n = from; n < from + BATCH; n++) {
        const question = questions[n % questions.length];
        if (question && rule(policy, question).circuit === 'own') seen.own++;
        else seen.authorised++;
      }
      batches.push((performance.now() - start) / BATCH);
      done += BATCH;
    }
  }
  const wall = (performance.now() - begun) / 1_000;
  const { user, system } = process.threadCpuUsage(cpu);
  batches.sort((a, b) => a - b);
  const us = (share: number): number => Number(((batches[Math.floor(batches.length * share)] ?? 0) * 1_000).toFixed(2));
  return {
    perSecond: Math.round((done / (user + system)) * 1_000_000),
    perWallSecond: Math.round(done / wall),
    p50us: us(0.5),
    p99us: us(0.99),
    own: Math.round((seen.own / done) * 100),
    authorised: Math.round((seen.authorised / done) * 100),
  };
}

const figures = SIZES.map((size): Figures => {
  const questions = questionsOf(Number(values.questions), kindsIn(size), dice(Number(values.seed)));
  return { attributions: size, ...measure(compile(policyOf(size)), questions, Number(values.seconds)) };
});
const [small, middle, large] = figures;
const growth = Number(((small?.perSecond ?? 0) / (large?.perSecond ?? 1)).toFixed(2));
console.table(figures);
console.log(
  `cost of a ruling at 10,000 attributions: ${growth} × that at 100 (at most 2); at 1,000: ${middle?.perSecond} rulings/s (at least 200,000). p99 over batches of ${BATCH}.`,
);
console.log(JSON.stringify({ bench: 'rule', figures, growth, holds: growth <= 2 && (middle?.perSecond ?? 0) >= 200_000 }));
