import { look } from '../../platform/act.ts';
import type { Session } from '../../platform/context.ts';
import type { Reaction } from '../../platform/reactions.ts';
import { Refused } from '../../platform/refusal.ts';
import { events as authorizations } from '../authorizations/contract.ts';
import { events as consultations } from '../consultations/contract.ts';
import { events as requests } from '../requests/contract.ts';
import { events as stores } from '../stores/contract.ts';
import { events as supplies } from '../supplies/contract.ts';
import { events as verdicts } from '../documents/verdicts/contract.ts';
import { endGranted } from './actions/end-granted.ts';
import { foundStandardQueues } from './actions/found-standard-queues.ts';
import { hearRequest } from './actions/hear-request.ts';
import { settleExecution } from './actions/settle-execution.ts';
import { settleRequest } from './actions/settle-request.ts';
import { warnOfFiles } from './files/actions/warn-of-files.ts';
import { casesWith } from './files/views.ts';
import { foundTemplates } from './templates/actions/found-templates.ts';

type Heard = { word: string; arrow?: 'demand' | 'answer' | 'none'; tell?: boolean };

/** What the timeline says of each thing that happens to a request elsewhere. */
const HEARD: Record<string, Heard> = {
  [requests.reminded]: { word: 'reminded' },
  [requests.climbed]: { word: 'climbed' },
  [authorizations.replied]: { word: 'authorization.replied', arrow: 'demand' },
  [consultations.infoAsked]: { word: 'consultation.infoAsked', arrow: 'answer', tell: true },
  [consultations.rerouted]: { word: 'consultation.rerouted' },
  [consultations.returned]: { word: 'consultation.returned', arrow: 'answer', tell: true },
  [consultations.done]: { word: 'consultation.done', arrow: 'answer', tell: true },
  [consultations.insisted]: { word: 'consultation.insisted', arrow: 'demand' },
  [consultations.accepted]: { word: 'consultation.accepted' },
  [consultations.confirmed]: { word: 'consultation.confirmed' },
  [supplies.answered]: { word: 'supply.answered', arrow: 'answer', tell: true },
  [supplies.handedOver]: { word: 'supply.handedOver', arrow: 'answer', tell: true },
  [supplies.cancelled]: { word: 'supply.cancelled' },
};

const OUTCOMES = {
  [authorizations.granted]: 'granted',
  [authorizations.changed]: 'changed',
  [authorizations.rejected]: 'rejected',
  [authorizations.infoAsked]: 'info_asked',
  [authorizations.withdrawn]: 'withdrawn',
  [authorizations.lapsed]: 'lapsed',
} as const;

type Settled = { requestId: string; because: string; outcome: (typeof OUTCOMES)[keyof typeof OUTCOMES] };

/** Another money action on the order is not settled yet: that passes. */
const PASSES = 'stores.moneyUnderWay';

/** What stands in the way for a while is tried again; what the shop no longer lets be done is over, and said. */
async function settle(session: Session, told: Settled): Promise<void> {
  try {
    await settleRequest(session, told);
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.kind === 'internal' || error.refusal.reason === PASSES) throw error;
    const { reason, params = {} } = error.refusal;
    await endGranted(session, { requestId: told.requestId, reason, params });
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const reactions: Reaction[] = [
  {
    name: 'cases.foundStandardQueues',
    on: ['organization.founded'],
    run: (session) => foundStandardQueues(session, {}),
  },
  {
    name: 'cases.foundTemplates',
    on: ['organization.founded'],
    run: async (session) => void (await foundTemplates(session, {})),
  },
  {
    name: 'cases.warnOfFiles',
    on: [verdicts.harmful],
    run: async (session, { data }) => {
      const file = { name: text(data.name), sha256: text(data.sha256) };
      for (const caseId of await look(session, (tx) => casesWith(tx, file.sha256)))
        await warnOfFiles(session, { caseId, files: [file] });
    },
  },
  {
    name: 'cases.settleRequest',
    on: Object.keys(OUTCOMES),
    run: async (session, event) => {
      const outcome = OUTCOMES[event.name as keyof typeof OUTCOMES];
      if (event.subjectId) await settle(session, { requestId: event.subjectId, because: event.id, outcome });
    },
  },
  {
    name: 'cases.hearRequest',
    on: Object.keys(HEARD),
    run: async (session, event) => {
      const heard = HEARD[event.name];
      const state = text(event.data.state);
      if (event.subjectId && heard)
        await hearRequest(session, { requestId: event.subjectId, because: event.id, ...heard, params: state ? { state } : {} });
    },
  },
  {
    name: 'cases.hearAnswer',
    on: [consultations.answered],
    run: async (session, event) => {
      const verdict = text(event.data.verdict);
      const actionState = verdict === 'yes' ? 'granted' : verdict === 'no' ? 'refused' : undefined;
      if (event.subjectId)
        await hearRequest(session, {
          requestId: event.subjectId,
          because: event.id,
          word: 'consultation.answered',
          params: { verdict },
          arrow: 'answer',
          tell: true,
          ...(actionState ? { actionState } : {}),
        });
    },
  },
  {
    name: 'cases.hearConsultationWithdrawn',
    on: [consultations.withdrawn],
    run: async (session, event) => {
      if (event.subjectId)
        await hearRequest(session, {
          requestId: event.subjectId,
          because: event.id,
          word: 'consultation.withdrawn',
          actionState: 'withdrawn',
        });
    },
  },
  {
    name: 'cases.settleExecution',
    on: [stores.executionEnded],
    run: async (session, event) => {
      if (event.subjectId) await settleExecution(session, { executionId: event.subjectId });
    },
  },
];
