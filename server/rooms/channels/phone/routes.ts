import { look } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { door } from '../../../platform/route.ts';
import { mayAdminister } from './access.ts';
import { endCallBack } from './callbacks/actions/end-call-back.ts';
import { promiseCallBack } from './actions/promise-call-back.ts';
import { takeCallBack } from './callbacks/actions/take-call-back.ts';
import { tryCallBack } from './callbacks/actions/try-call-back.ts';
import { callBacks } from './callbacks/views.ts';
import { finishCall } from './calls/actions/finish-call.ts';
import { noteCall } from './calls/actions/note-call.ts';
import { openRecording } from './calls/actions/open-recording.ts';
import { takeCall } from './calls/actions/take-call.ts';
import { endCall } from './calls/losing/actions/end-call.ts';
import { callById, calls, callsNow } from './calls/views.ts';
import { routes } from './contract.ts';
import { putLine } from './lines/actions/put-line.ts';
import { putSeat } from './lines/actions/put-seat.ts';
import { renewToken } from './lines/actions/renew-token.ts';
import { revokeToken } from './lines/actions/revoke-token.ts';
import { lines, seats } from './lines/views.ts';

export const doors = [
  door('phone', routes, {
    callsNow: ({ session }) => look(session, async (tx) => ({ calls: await callsNow(tx) })),
    calls: ({ session, query }) => look(session, async (tx) => ({ calls: await calls(tx, query) })),
    call: ({ session, params }) => look(session, (tx) => callById(tx, params.callId)),
    takeCall: ({ session, params }) => takeCall(session, params),
    noteCall: ({ session, params, body }) => noteCall(session, { ...body, ...params }),
    endCall: ({ session, params }) => endCall(session, params),
    finishCall: ({ session, params, body }) => finishCall(session, { ...body, ...params }),
    recording: ({ session, params }) => openRecording(session, params),
    callBacks: ({ session, query }) =>
      look(session, async (tx) => ({ callBacks: await callBacks(tx, query.view, query.before) })),
    promiseCallBack: ({ session, body }) => promiseCallBack(session, body),
    takeCallBack: ({ session, params }) => takeCallBack(session, params),
    tryCallBack: ({ session, params, body }) => tryCallBack(session, { ...body, ...params }),
    endCallBack: ({ session, params, body }) => endCallBack(session, { ...body, ...params }),
    lines: ({ session }) => (must(mayAdminister(session.actor)), look(session, async (tx) => ({ lines: await lines(tx) }))),
    putLine: ({ session, body }) => putLine(session, body),
    renewToken: ({ session, params }) => renewToken(session, params),
    revokeToken: ({ session, params }) => revokeToken(session, params),
    seats: ({ session }) => (must(mayAdminister(session.actor)), look(session, async (tx) => ({ seats: await seats(tx) }))),
    putSeat: ({ session, body }) => putSeat(session, body),
  }),
];
