// Owns calls as the exchange tells of them, who called and in which case, missed calls and call-backs, and how long people waited.
import type { Routes } from '../../../platform/route.ts';
import { callBackRoutes } from './callbacks/contract.ts';
import { callRoutes } from './calls/contract.ts';
import { lineRoutes } from './lines/contract.ts';

/**
 * `heard` {lineId, callEventId}: something was kept of a call, and is understood next. `callChanged` {callId, caseId}: a call is not as it was;
 * `callBackChanged` {callBackId, caseId}; `endedByHand` {callId}: somebody said that it has ended; `recordingOpened` {callId}; `lineChanged` {lineId}; `softphoneChanged`
 * {user}, the person being its subject; `calledOut` {number}: an exchange was asked to call for somebody.
 */
export const events = {
  heard: 'phone.heard',
  callChanged: 'phone.callChanged',
  callBackChanged: 'phone.callBackChanged',
  endedByHand: 'phone.endedByHand',
  recordingOpened: 'phone.recordingOpened',
  lineChanged: 'phone.lineChanged',
  softphoneChanged: 'phone.softphoneChanged',
  calledOut: 'phone.calledOut',
} as const;

export const routes = { ...callRoutes, ...callBackRoutes, ...lineRoutes } satisfies Routes;
