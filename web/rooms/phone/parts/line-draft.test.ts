import { expect, test } from 'vitest';
import type { Line } from '../api.ts';
import { lineBody, lineDraft } from './line-draft.ts';

const line: Line = {
  ...{ id: '01a20569-16b0-7483-b7e9-98b4feb39249', kind: 'asterisk', name: 'Central', number: '', queue: '', enabled: true },
  settings: {
    ...{
      way: 'ami',
      host: 'pbx.example',
      port: 5039,
      tls: true,
      user: 'mostrador',
      inbound: ['trunk', 'sip-in'],
      ours: { kept: 1 },
    },
    ...{ wss: 'wss://pbx.example/ws', domain: 'pbx.example' },
    iceServers: [{ urls: ['stun:stun.example'] }, { urls: ['turn:turn.example', 'turns:turn.example'], username: 'u' }],
  },
  ...{ rejects: [], secretNames: ['password'], hasToken: false, lastEventAt: null, problem: null, quietSince: null },
};

test('what is kept of a line is what is written back, unknown settings with it, and no secret', () => {
  const body = lineBody(lineDraft(line), line);
  expect(body.settings).toEqual(line.settings);
  expect(body).not.toHaveProperty('secrets');
});

test('an emptied setting goes; those of the other way of speaking go with it; a new secret is said', () => {
  const draft = lineDraft(line);
  const values = { ...draft.values, way: 'ari', address: 'https://pbx.example:8089', iceServers: '', password: 'clave' };
  const body = lineBody({ ...draft, values }, line);
  expect(body.settings).toEqual({
    ...{ way: 'ari', address: 'https://pbx.example:8089', user: 'mostrador', inbound: ['trunk', 'sip-in'], ours: { kept: 1 } },
    ...{ wss: 'wss://pbx.example/ws', domain: 'pbx.example' },
  });
  expect(body.secrets).toEqual({ password: 'clave' });
});
