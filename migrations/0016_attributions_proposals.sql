-- room: attributions
-- How a request was decided: who did, how long it lay open before them, and whether they looked at what was brought for it.
alter table ruling
  add decided_by uuid,
  add decision_seconds integer,           -- from the first look to the decision
  add evidence_opened boolean;            -- null: nothing was brought for it, or nobody knows
create index ruling_decided on ruling (org_id, at) where ended is not null;

-- What departments answered: the same answer often enough is better told to everybody, or granted.
create table answered_question (
  org_id uuid not null references organization,
  id uuid not null,                       -- the consultation's
  at timestamptz not null,
  case_id uuid,
  asked_by uuid not null,
  department text not null,               -- unit code
  reason text,                            -- of contact
  verdict text not null check (verdict in ('yes','no','information')),
  question text not null,
  answer text not null,
  waited_minutes integer not null,
  primary key (org_id, id)
);
create index answered_question_past on answered_question (org_id, at);
call protect('answered_question');

-- Changes of a limit that the evidence speaks for. One is alive for a cell and kind; what it found is looked at anew every night.
create table proposal (
  org_id uuid not null references organization,
  id uuid not null,
  number integer not null,
  kind text not null check (kind in ('widen','own','notice','narrow','rubberStamp','splitting','bunching')),
  cell text not null,                     -- what it speaks of: action, holder, conditions, limit
  state text not null check (state in ('open','seen','accepted','trying','inForce','dismissed')),
  found jsonb not null,                   -- the change with its evidence, price and doubt
  behind uuid[] not null,                 -- the past requests behind it, the rejected ones first
  from_day date not null,
  to_day date not null,
  proposed_at timestamptz not null,
  looked_at timestamptz not null,
  draft_id uuid,
  trial_id uuid,
  dismissed_by text,
  dismissed_at timestamptz,
  dismissed_reason text,
  rests_until timestamptz,
  primary key (org_id, id),
  unique (org_id, number)
);
create unique index proposal_alive on proposal (org_id, kind, cell) where state in ('open','seen','accepted','trying');
create index proposal_of_draft on proposal (org_id, draft_id) where draft_id is not null;
call protect('proposal');

-- When proposals were last looked for.
create table proposal_look (
  org_id uuid not null references organization,
  at timestamptz not null,
  told_on date,                           -- the night of which people were told, once
  primary key (org_id)
);
call protect('proposal_look');

-- room: consultations
alter table consultation add reason text; -- of contact, as the case had it when it was asked

-- room: authorizations
alter table authorization_request add evidence_opened_by uuid[] not null default '{}'; -- who opened any of what was brought

-- room: attributions
-- What reports read of decided requests, under the reader's own rights.
create view decided_request with (security_invoker = true) as
  select org_id, id, at, action, reason, minor, holder_id, vendor_id, circuit, ended, waited_minutes, case_id from ruling
  where ended in ('granted', 'changed', 'rejected') and circuit in ('consulted', 'authorised');
grant select on decided_request to mostrador_app;
