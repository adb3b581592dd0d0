-- room: cases
-- What is put before whoever has the case, to be taken over or left: an answer in draft, or an action. It grants nothing.
create table suggestion (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('reply','action')),
  text text not null,                     -- of a reply: the draft; of an action: why
  action text,
  params jsonb not null default '{}',
  minor bigint,
  currency char(3),
  order_id uuid,
  by_id uuid not null,
  by_name text not null,
  by_assistant boolean not null,
  state text not null default 'open' check (state in ('open','taken','dropped','replaced')),
  ended_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index suggestion_of_case on suggestion (org_id, case_id, at);
create index suggestion_by on suggestion (org_id, by_id, at);
call protect('suggestion');

-- What became of what was suggested, under the reader's own rights.
create view suggestion_outcome with (security_invoker = true) as
  select org_id, id, case_id, at, by_id, kind, state from suggestion;
grant select on suggestion_outcome to mostrador_app;

-- room: assistants
-- How often each tool was called, by day: what is read or refused leaves no event of its own.
create table assistant_use (
  org_id uuid not null,
  person_id uuid not null,                -- whose key it was
  day date not null,
  tool text not null,
  calls integer not null,
  refused integer not null,               -- of these
  last_at timestamptz not null,
  primary key (org_id, person_id, day, tool),
  foreign key (org_id, person_id) references person (org_id, id)
);
call protect('assistant_use');
