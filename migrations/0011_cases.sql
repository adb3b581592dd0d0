-- room: cases
create table queue (
  org_id uuid not null references organization,
  id uuid not null,
  code text not null,
  name_es text not null,
  name_en text not null,
  reasons text[] not null default '{}',   -- reasons of contact that land here
  skills text[] not null default '{}',
  unit_id uuid,                           -- the team; a vendor's unit shares the cases with it
  position integer not null default 0,
  primary key (org_id, id),
  unique (org_id, code)
);
call protect('queue');

create table case_file (
  org_id uuid not null references organization,
  id uuid not null,
  key text not null,                      -- told to the customer: K7-4H2M-918P
  state text not null check (state in ('new','in_progress','waiting_customer','resolved','notified','closed','withdrawn','merged')),
  is_open boolean not null,
  waits text[] not null default '{}',     -- consultation, referral, authorization, supply, execution, unreadable
  queue_id uuid not null,
  subject text not null,
  snippet text not null default '',
  nature text not null check (nature in ('enquiry','incident','complaint','suggestion')),
  reason text not null,                   -- reason of contact
  language text not null,
  channel text not null,
  customer_id uuid,
  customer_name text not null default '',
  customer_address text,
  store_id uuid,
  order_id uuid,
  owner_id uuid,
  owner_name text,
  circuit text,                           -- the longest open one
  opened_at timestamptz not null,
  last_in_at timestamptz,
  last_out_at timestamptz,
  first_answer_at timestamptz,
  next_due_at timestamptz,
  next_due_kind text,
  resolution text check (resolution in ('favourable','partial','denied','none')),
  resolved_at timestamptz,
  notified_at timestamptz,
  closed_at timestamptz,
  reopened integer not null default 0,
  contacts_in integer not null default 0,
  merged_into uuid,
  version integer not null default 1,     -- a stale screen names an older one
  primary key (org_id, id),
  unique (org_id, key),
  foreign key (org_id, queue_id) references queue (org_id, id)
);
create index case_queue on case_file (org_id, queue_id, opened_at desc, id desc) where is_open;
create index case_open on case_file (org_id, opened_at desc, id desc) where is_open;
create index case_owner on case_file (org_id, owner_id, opened_at desc, id desc) where is_open;
create index case_all on case_file (org_id, opened_at desc, id desc);
create index case_customer on case_file (org_id, customer_id, opened_at desc);
call protect('case_file');

-- Words of a case, found with and without accents. `spanish` alone misses facturacion for facturación, and unaccenting first misses
-- averías for averías: both readings are kept side by side.
create text search configuration es (copy = spanish);
alter text search configuration es alter mapping for hword, hword_part, word with unaccent, spanish_stem;
create function es_norm(t text) returns text language sql immutable strict parallel safe as
  $$ select regexp_replace(lower(t), '([a-z])ion\M', '\1ión', 'g') $$;
create function es_vector(t text) returns tsvector language sql immutable strict parallel safe as
  $$ select to_tsvector('public.es', es_norm(t)) || to_tsvector('spanish', es_norm(t)) $$;
create function es_query(t text) returns tsquery language sql immutable strict parallel safe as
  $$ select websearch_to_tsquery('public.es', es_norm(t)) || websearch_to_tsquery('spanish', es_norm(t)) $$;
alter table case_file add column words tsvector generated always as (es_vector(subject || ' ' || customer_name || ' ' || snippet)) stored;
create extension if not exists btree_gin;
create index case_words on case_file using gin (org_id, words);
-- Under row level security the word index is not used, since matching is not leakproof: so the owner looks, in the caller's organisation alone,
-- and answers ids only; what they say is read under the caller's own rights.
create function find_cases(sought text, most integer) returns setof uuid language sql stable security definer set search_path = public as
  $$ select id from case_file where org_id = (select app_org()) and words @@ es_query(sought) order by opened_at desc limit most $$;
revoke execute on function find_cases from public;
grant execute on function find_cases to mostrador_app;

-- Units to which something of the case was put: beyond the centre, only they may open it.
create table case_share (
  org_id uuid not null,
  case_id uuid not null,
  unit_id uuid not null,
  since timestamptz not null,
  primary key (org_id, case_id, unit_id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index case_share_of_unit on case_share (org_id, unit_id, case_id);
call protect('case_share');

-- Each point that the customer raises; each needs its own answer.
create table issue (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  reason text not null,
  text text not null,
  state text not null check (state in ('open','answered')),
  outcome text check (outcome in ('favourable','partial','denied','information')),
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index issue_of_case on issue (org_id, case_id, at);
call protect('issue');

create table message (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  direction text not null check (direction in ('in','out','note')),
  channel text not null,
  author_kind text not null,              -- customer, person, system, department
  author_id uuid,
  author_name text not null,
  text text not null,                     -- what was written
  quoted text not null default '',        -- folded, never cut
  attachments jsonb not null default '[]', -- [{name, type, size, sha256}]
  raw_sha256 text,
  ref text,                               -- the channel's own id, unique: the same thing twice is one message
  delivery text,                          -- queued, sent, delivered, failed, outbox
  delivery_note text,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index message_of_case on message (org_id, case_id, at, id);
create unique index message_once on message (org_id, channel, ref) where ref is not null;
call protect('message');

create table clock (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('legal','promise','internal')),
  basis text not null,                    -- trlgdcu_21_3, promise, first_answer…
  starts_at timestamptz not null,
  due_at timestamptz not null,
  stopped_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index clock_of_case on clock (org_id, case_id);
create index clock_running on clock (org_id, due_at) where stopped_at is null;
call protect('clock');

-- What was granted, asked or refused in a case.
create table case_action (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  issue_id uuid,
  at timestamptz not null,
  action text not null,
  params jsonb not null,
  minor bigint,
  currency char(3),
  circuit text not null,
  state text not null check (state in ('asked','granted','refused','withdrawn','lapsed','executing','done','failed','unknown')),
  ruling_id uuid not null,
  request_id uuid,
  warrant_id uuid,
  execution_id uuid,
  order_id uuid,
  ask jsonb not null,                     -- exactly what was ruled on: the warrant is bound to it
  note text,
  by_id uuid not null,
  by_name text not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index case_action_of_case on case_action (org_id, case_id, at);
create index case_action_of_request on case_action (org_id, request_id) where request_id is not null;
create index case_action_of_execution on case_action (org_id, execution_id) where execution_id is not null;
call protect('case_action');

create table case_draft (
  org_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  kind text not null,                     -- reply, note
  text text not null,
  at timestamptz not null,
  primary key (org_id, case_id, person_id, kind),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
call protect('case_draft');

create table case_presence (
  org_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  writing boolean not null,
  seen_at timestamptz not null,
  primary key (org_id, case_id, person_id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
call protect('case_presence');

create table survey (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  sent_at timestamptz not null,
  score integer check (score between 1 and 5),
  comment text,
  answered_at timestamptz,
  primary key (org_id, id),
  unique (org_id, case_id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
call protect('survey');

-- What reports read of cases and of what was granted in them, under the reader's own rights.
create view case_outcome with (security_invoker = true) as
  select c.org_id, c.id as case_id, c.owner_id, c.owner_name, c.reason, c.nature, c.store_id, c.channel, c.opened_at, c.resolved_at, c.resolution, c.reopened, c.contacts_in,
    c.first_answer_at, s.score, s.answered_at as rated_at,
    exists (select from clock k where k.org_id = c.org_id and k.case_id = c.id and k.kind = 'legal' and k.due_at < coalesce(k.stopped_at, now())) as legal_breached
  from case_file c left join survey s on s.org_id = c.org_id and s.case_id = c.id;
grant select on case_outcome to mostrador_app;

create view action_outcome with (security_invoker = true) as
  select a.org_id, a.id, a.case_id, a.at, a.by_id, a.by_name, a.action, a.circuit, a.state, a.ended_at, a.minor, a.currency, a.request_id,
    case when a.ended_at is null then null else greatest(0, extract(epoch from a.ended_at - a.at) / 60)::integer end as waited_minutes
  from case_action a;
grant select on action_outcome to mostrador_app;
