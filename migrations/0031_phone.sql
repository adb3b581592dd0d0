-- room: channels/phone
create table phone_line (
  org_id uuid not null references organization,
  id uuid not null,
  kind text not null check (kind in ('generic','sipgate','asterisk','softphone')),
  name text not null,
  number text not null default '',        -- as customers dial it
  queue text not null default '',         -- named where the exchange names none
  enabled boolean not null default true,
  rejects text[] not null default '{}',   -- numbers turned away before they ring, normalised
  settings jsonb not null default '{}',   -- what the kind needs to connect
  secrets text,                           -- sealed {name: value}
  last_event_at timestamptz,
  problem text,                           -- what the standing connection says of itself
  created_at timestamptz not null,
  primary key (org_id, id)
);
call protect('phone_line');

-- global: the hash of a token names its organisation and its line.
create table phone_token (
  hash text primary key,
  org_id uuid not null references organization,
  line_id uuid not null,
  foreign key (org_id, line_id) references phone_line (org_id, id)
);
create unique index phone_token_of_line on phone_token (org_id, line_id);
grant select, insert, update, delete on phone_token to mostrador_app;

-- How the exchange may name a person: extension, number, login.
create table phone_seat (
  org_id uuid not null references organization,
  name text not null,                     -- small letters, digits alone where it is a number
  person_id uuid not null,
  shown text not null,                    -- as somebody wrote it
  primary key (org_id, name)
);
create index phone_seat_of_person on phone_seat (org_id, person_id);
call protect('phone_seat');

create table phone_call (
  org_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  direction text not null check (direction in ('in','out')),
  state text not null check (state in ('ringing','talking','ended')),
  result text check (result in ('answered','missed','voicemail','forwarded','rejected','unreached')),
  number text,                            -- of the other side: E.164 where it can be read; null: withheld
  own_number text,
  queue text,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  held_seconds integer not null default 0,
  cause text,
  agent_said text,                        -- as the exchange named them
  agent_id uuid,
  agent_name text,
  legs jsonb not null default '[]',
  is_test boolean not null default false, -- played from the settings: counts nowhere
  case_id uuid,
  message_ref text,                       -- of its message in the case
  merged_into uuid,                       -- it turned out to be a leg of another
  notes text not null default '',
  outcome text,
  finished_at timestamptz,
  key_told_at timestamptz,
  key_told_by text,
  consent boolean,
  consent_at timestamptz,
  consent_by text,
  recording text,                         -- its address; never the sound itself
  supervisor_asked_at timestamptz,
  supervisor_reached_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, line_id) references phone_line (org_id, id)
);
create index phone_call_recent on phone_call (org_id, started_at desc, id desc);
create index phone_call_live on phone_call (org_id, state) where state <> 'ended';
create index phone_call_unfinished on phone_call (org_id, agent_id) where agent_id is not null and finished_at is null;
create index phone_call_of_case on phone_call (org_id, case_id) where case_id is not null;
create index phone_call_of_number on phone_call (org_id, number, started_at desc);
create index phone_call_supervisor on phone_call (org_id, supervisor_asked_at) where supervisor_asked_at is not null;
call protect('phone_call');

-- Ids by which the exchange names legs of a call.
create table phone_call_ref (
  org_id uuid not null,
  line_id uuid not null,
  ref text not null,
  call_id uuid not null,
  primary key (org_id, line_id, ref),
  foreign key (org_id, call_id) references phone_call (org_id, id)
);
create index phone_call_ref_of_call on phone_call_ref (org_id, call_id);
call protect('phone_call_ref');

-- Everything that was heard, as it came; the same thing twice is one.
create table call_event (
  org_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  digest text not null,                   -- of what it says
  ref text not null,                      -- the exchange's id of the leg
  orig_ref text,
  raw text not null,                      -- the body
  said jsonb not null,                    -- the event as it was read
  at timestamptz not null,                -- when it happened, or was heard
  heard_at timestamptz not null,
  understood_at timestamptz,
  primary key (org_id, id),
  unique (org_id, line_id, digest),
  foreign key (org_id, line_id) references phone_line (org_id, id)
);
create index call_event_of_leg on call_event (org_id, line_id, ref);
create index call_event_waiting on call_event (org_id, heard_at) where understood_at is null;
call protect('call_event');

create table call_back (
  org_id uuid not null,
  id uuid not null,
  reason text not null check (reason in ('missed','promised','supervisor')),
  number text not null,
  name text not null default '',
  case_id uuid,
  call_id uuid,                           -- from which it came
  created_at timestamptz not null,
  created_by text not null,
  since timestamptz not null,             -- when they were missed, or promised
  due_at timestamptz not null,
  state text not null check (state in ('open','done','dropped')),
  taken_by uuid,
  taken_name text,
  attempts integer not null default 0,
  last_try_at timestamptz,
  next_try_at timestamptz,
  note text not null default '',
  ended_at timestamptz,
  ended_by text,
  ended_call_id uuid,                     -- the call that settled it
  reminded_at timestamptz,
  primary key (org_id, id)
);
create unique index call_back_once on call_back (org_id, call_id, reason) where call_id is not null and reason <> 'promised';
create index call_back_open on call_back (org_id, due_at) where state = 'open';
create index call_back_of_number on call_back (org_id, number) where state = 'open';
create index call_back_recent on call_back (org_id, created_at);
call protect('call_back');

-- What reports read of calls and of call-backs, under the reader's own rights.
create view call_outcome with (security_invoker = true) as
  select c.org_id, c.id, c.case_id, c.line_id, c.direction, c.result, c.number, coalesce(c.queue, '') as queue, c.started_at, c.answered_at, c.ended_at, c.agent_id, c.agent_name,
    greatest(0, floor(date_part('epoch', coalesce(c.answered_at, c.ended_at) - c.started_at)))::integer as wait_seconds,
    case when c.answered_at is null then null else greatest(0, floor(date_part('epoch', c.ended_at - c.answered_at)))::integer end as talk_seconds,
    c.held_seconds,
    case when c.finished_at is null or c.result <> 'answered' then null else greatest(0, floor(date_part('epoch', c.finished_at - c.ended_at)))::integer end as wrap_seconds,
    c.supervisor_asked_at, c.supervisor_reached_at
  from phone_call c where c.state = 'ended' and not c.is_test and c.merged_into is null;
grant select on call_outcome to mostrador_app;

create view call_back_outcome with (security_invoker = true) as
  select b.org_id, b.id, b.reason, b.case_id, b.call_id, b.created_at, b.due_at, b.state, b.taken_by, b.taken_name, b.ended_at, b.attempts from call_back b;
grant select on call_back_outcome to mostrador_app;
