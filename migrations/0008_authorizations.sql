-- room: authorizations
create table authorization_request (
  org_id uuid not null,
  id uuid not null,                       -- the request's
  state text not null,
  ruling_id uuid not null,
  action text not null,
  hash text not null,
  payload jsonb not null,                 -- exactly what is asked
  facts jsonb not null,
  minor bigint,
  currency char(3),
  reason text not null,
  evidence jsonb not null default '[]',
  chain jsonb not null,                   -- who can decide, nearest first, frozen when it was asked
  ruling_reasons jsonb not null default '[]', -- why it came up: [{word, params, text}]
  promised_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  decided_for uuid,                       -- whose limit was used: the decider's, or the absent superior's
  decided_at timestamptz,
  decision_reason text,
  changed_minor bigint,
  question text,                          -- when more is asked for
  reply text,
  warrant_id uuid,
  valid_until timestamptz,
  redeemed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, id) references request (org_id, id)
);
create index authorization_precedents on authorization_request (org_id, action, decided_at desc) where decided_at is not null;
create index authorization_lapse on authorization_request (org_id, valid_until) where state in ('approved', 'approved_with_changes');
call protect('authorization_request');
