-- room: channels/phone
-- Calls whose end nobody told: when they were last known to go on is kept as their end, and no time of talk is made of it.
alter table phone_call add column end_known boolean not null default true;  -- false: ended_at is the last that is known of it

-- Signs of life of calls in browsers: a browser that dies tells no end.
create table softphone_sign (
  org_id uuid not null,
  line_id uuid not null,
  ref text not null,                      -- the leg, as its softphone tells of it
  person_id uuid not null,
  telephone text not null,                -- the browser, by a name that it keeps
  seen_at timestamptz not null,           -- when the call was last said to go on
  primary key (org_id, line_id, ref),
  foreign key (org_id, line_id) references phone_line (org_id, id)
);
create index softphone_sign_of_person on softphone_sign (org_id, person_id);
call protect('softphone_sign');

-- global: pages are served before anybody knows whose they are, and say where they may connect to.
create table phone_exchange_address (
  org_id uuid not null references organization,
  line_id uuid not null,
  address text not null,                  -- wss://host:port, of browsers that telephone
  primary key (org_id, line_id),
  foreign key (org_id, line_id) references phone_line (org_id, id)
);
grant select, insert, update, delete on phone_exchange_address to mostrador_app;
insert into phone_exchange_address (org_id, line_id, address)
  select org_id, id, lower(substring(settings->>'wss' from '^wss?://[A-Za-z0-9.-]+(?::[0-9]+)?')) from phone_line
  where enabled and (settings->>'wss' ~* '^wss://[a-z0-9.-]+(:[0-9]+)?(/|$)' or settings->>'wss' ~* '^ws://(127\.0\.0\.1|localhost)(:[0-9]+)?(/|$)');

create or replace view call_outcome with (security_invoker = true) as
  select c.org_id, c.id, c.case_id, c.line_id, c.direction, c.result, c.number, coalesce(c.queue, '') as queue, c.started_at, c.answered_at, c.ended_at, c.agent_id, c.agent_name,
    greatest(0, floor(date_part('epoch', coalesce(c.answered_at, c.ended_at) - c.started_at)))::integer as wait_seconds,
    case when c.answered_at is null or not c.end_known then null else greatest(0, floor(date_part('epoch', c.ended_at - c.answered_at)))::integer end as talk_seconds,
    c.held_seconds,
    case when c.finished_at is null or c.result <> 'answered' or not c.end_known then null
      else greatest(0, floor(date_part('epoch', c.finished_at - c.ended_at)))::integer end as wrap_seconds,
    c.supervisor_asked_at, c.supervisor_reached_at
  from phone_call c where c.state = 'ended' and not c.is_test and c.merged_into is null;
