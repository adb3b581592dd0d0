-- room: requests
-- What consultations, authorisations and supply requests share: to whom, until when, reminders, who stands in, how long it took.
create table request (
  org_id uuid not null references organization,
  id uuid not null,
  kind text not null check (kind in ('consultation','authorization','supply')),
  number text not null,                   -- AU-2291
  case_id uuid not null,
  case_key text not null,
  title text not null,
  minor bigint,
  currency char(3),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  unit_id uuid,                           -- put to a unit (anybody of it may answer) …
  person_id uuid,                         -- … and, or, to a person
  stands_in_for uuid,                     -- the absent person whose deputy holds it
  to_name_es text not null,               -- names as they were when it was put to them
  to_name_en text not null,
  stands_in_name text,
  passed uuid[] not null default '{}',    -- people who had it before: they still see where it went
  taken_by uuid,
  taken_by_name text,
  level integer not null default 0,       -- how often it has climbed
  agreed_minutes integer not null,
  level_at timestamptz not null,
  half_at timestamptz not null,           -- reminders at half and at four fifths of this level's time …
  most_at timestamptz not null,
  due_at timestamptz not null,            -- … and when it is up; while it waits for the asker, the asker's
  left_minutes integer,                   -- working minutes the addressee had left when it went back to the asker
  next_timer text check (next_timer in ('half','most','due')),
  next_timer_at timestamptz,
  reminders integer not null default 0,
  reminded_at timestamptz,                -- by the asker's hand
  seen_at timestamptz,
  waiting_for text not null default 'answer' check (waiting_for in ('answer','asker')),
  is_open boolean not null default true,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  usual_scope text not null,              -- whose usual time it measures: unit:<id>, or person:<id> who then held it, as first asked or rerouted …
  usual_from timestamptz not null,        -- … and since when
  primary key (org_id, id),
  unique (org_id, number),
  check (unit_id is not null or person_id is not null),
  check (person_id is distinct from asked_by)
);
create index request_timers on request (org_id, next_timer_at) where is_open and next_timer_at is not null;
create index request_to_unit on request (org_id, unit_id, due_at) where is_open;
create index request_to_person on request (org_id, person_id, due_at) where is_open;
create index request_asked on request (org_id, asked_by, due_at) where is_open;
create index request_closed_unit on request (org_id, unit_id, closed_at desc) where not is_open;
create index request_closed_person on request (org_id, person_id, closed_at desc) where not is_open;
create index request_closed_asked on request (org_id, asked_by, closed_at desc) where not is_open;
create index request_of_case on request (org_id, case_id);
call protect('request');

create table request_number (
  org_id uuid not null references organization,
  kind text not null,
  last integer not null,
  primary key (org_id, kind)
);
call protect('request_number');

-- A signed, single-use, expiring link by which somebody answers without an account.
create table request_link (
  org_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  person_id uuid,
  unit_id uuid,
  sent_to text not null,
  token_hash text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, request_id) references request (org_id, id)
);
create index request_link_of on request_link (org_id, request_id);
call protect('request_link');

-- How long answers usually take, by whom and hour of the day of asking in the centre's zone (-1: all hours), in minutes by the
-- clock on the wall: the customer waits those, whoever is off work meanwhile.
create table usual_time (
  org_id uuid not null references organization,
  kind text not null,
  scope text not null,                    -- unit:<id> or person:<id>
  hour smallint not null,
  n integer not null,
  median_minutes integer not null,
  recent jsonb not null,                  -- the last durations, newest first, at most 200
  primary key (org_id, kind, scope, hour)
);
call protect('usual_time');

-- What reports read of requests, under the reader's own rights. Minutes are wall-clock: the customer waits those.
create view request_outcome with (security_invoker = true) as
  select r.org_id, r.id, r.kind, r.case_id, r.unit_id, r.person_id, r.asked_by, r.asked_by_name, r.asked_at, r.closed_at, r.outcome, r.reminders, r.level, r.is_open, r.due_at,
    case when r.closed_at is null then null else greatest(0, extract(epoch from r.closed_at - r.asked_at) / 60)::integer end as waited_minutes
  from request r;
grant select on request_outcome to mostrador_app;
