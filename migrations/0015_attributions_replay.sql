-- room: attributions
-- Who asked, as the policy saw them, with the line above where it was read: the same for many requests, so it is kept once.
create table past_party (
  org_id uuid not null references organization,
  id uuid not null,                       -- digest of both
  holder jsonb not null,
  line jsonb not null,
  primary key (org_id, id)
);
call protect('past_party');

-- One narrow line for each ruling, written with it: a million of them are looked through in seconds. Nothing here is not in the ruling too.
create table past_request (
  org_id uuid not null,
  ruling_id uuid not null,
  at timestamptz not null,
  version_id uuid not null,
  party_id uuid not null,
  holder_id uuid not null,
  vendor_id uuid,
  customer_id uuid,
  case_id uuid,
  minor bigint,                           -- what was asked for
  order_minor bigint not null,            -- granted before of the same action: for the order, and for the customer in 30 days
  customer_minor bigint not null,
  ended_minor bigint,
  units integer not null,
  order_units integer not null,
  customer_units integer not null,
  waited_minutes integer,
  contacts integer not null,
  by_order boolean not null,
  currency char(3),
  action text not null,
  circuit text not null,
  holder_role text,
  store_code text,
  reason text,
  ended text,
  overturned text,
  windows jsonb,                          -- {holders, consulted}: what was used of days, weeks and months; null: nothing was counted
  departments jsonb not null,
  facts jsonb not null,
  primary key (org_id, ruling_id),
  foreign key (org_id, ruling_id) references ruling (org_id, id) on delete cascade
);
create index past_request_of_action on past_request (org_id, action, at, ruling_id);
create index past_request_of_time on past_request (org_id, at);
call protect('past_request');

create function keep_past(r ruling) returns void language plpgsql as $$
declare
  above jsonb := coalesce(r.usage -> 'line', '[]');
  party uuid := md5(r.holder::text || above::text)::uuid;
begin
  insert into past_party (org_id, id, holder, line) values (r.org_id, party, r.holder, above) on conflict do nothing;
  insert into past_request (org_id, ruling_id, at, version_id, party_id, holder_id, vendor_id, customer_id, case_id, minor, order_minor, customer_minor,
    ended_minor, units, order_units, customer_units, waited_minutes, contacts, by_order, currency, action, circuit, holder_role, store_code, reason,
    ended, overturned, windows, departments, facts)
  values (r.org_id, r.id, r.at, r.version_id, party, r.holder_id, (r.holder ->> 'vendorId')::uuid, r.customer_id, r.case_id, r.minor,
    coalesce((r.usage #>> '{order,minor}')::bigint, 0), coalesce((r.usage #>> '{customer30d,minor}')::bigint, 0),
    r.ended_minor, coalesce((r.ask ->> 'count')::integer, 1), coalesce((r.usage #>> '{order,units}')::integer, 0),
    coalesce((r.usage #>> '{customer30d,units}')::integer, 0), r.waited_minutes, r.contacts, r.ask ->> 'orderRef' is not null, r.currency, r.action, r.circuit,
    r.holder ->> 'role', r.facts ->> 'storeCode', r.facts ->> 'reason', r.ended, r.overturned,
    case when coalesce(r.usage -> 'holders', '{}') <> '{}' or coalesce(r.usage -> 'consulted', '{}') <> '{}'
      then jsonb_build_object('holders', coalesce(r.usage -> 'holders', '{}'), 'consulted', coalesce(r.usage -> 'consulted', '{}')) end,
    coalesce(r.usage -> 'departments', 'null'), r.facts)
  on conflict do nothing;
end $$;

create function ruling_past() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then perform keep_past(new);
  else
    update past_request set ended = new.ended, ended_minor = new.ended_minor, waited_minutes = new.waited_minutes, contacts = new.contacts,
      overturned = new.overturned where org_id = new.org_id and ruling_id = new.id;
  end if;
  return null;
end $$;
create trigger ruling_past after insert or update of ended, ended_minor, waited_minutes, contacts, overturned on ruling
  for each row execute function ruling_past();
select count(keep_past(r)) from ruling r;

-- Past requests ruled again by another version: what was looked at, how far it is, and what came of it.
create table replay (
  org_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  against_id uuid not null,               -- the version it is compared with
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('waiting','running','done','failed')),
  progress integer not null default 0,    -- thousandths
  asked_by uuid not null,
  asked_at timestamptz not null,
  done_at timestamptz,
  problem text,                           -- the word that says why it failed
  digest text not null,                   -- of the version's rows: a draft that has changed since has another
  before_rows jsonb not null,             -- the rows of the actions that differ, as they were when it was asked
  after_rows jsonb not null,
  result jsonb,                           -- names and sentences are added when it is read
  primary key (org_id, id),
  foreign key (org_id, version_id) references policy_version (org_id, id),
  foreign key (org_id, against_id) references policy_version (org_id, id)
);
create index replay_of_version on replay (org_id, version_id, asked_at desc);
call protect('replay');
