-- room: platform
-- The role that the running application drops to. Row level security binds it; it can neither alter tables nor rewrite the record.
do $$ begin
  if not exists (select from pg_roles where rolname = 'mostrador_app') then create role mostrador_app nologin; end if;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin execute format('grant mostrador_app to %I', current_user); exception when invalid_grant_operation then null; end $$;
grant usage on schema public to mostrador_app;

create extension if not exists unaccent;

-- The organisation of the present transaction; null outside of one, so that nothing is seen by mistake.
create function app_org() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.org', true), '')::uuid $$;

-- Puts a table under row level security by organisation and lends it to the application.
create procedure protect(target regclass) language plpgsql as $$ begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy own_organization on %s using (org_id = (select app_org())) with check (org_id = (select app_org()))', target);
  execute format('grant select, insert, update, delete on %s to mostrador_app', target);
end $$;

-- The one record: audit trail, timeline, source of reports and of live updates. Appended to, never changed.
create table event (
  org_id uuid not null,
  id uuid not null,
  xid xid8 not null default pg_current_xact_id(),  -- orders by commit together with id: see the relay
  at timestamptz not null,
  name text not null,                              -- room.whatHappened
  act text not null,                               -- the action that wrote it
  actor jsonb not null,                            -- {kind, id, name}
  case_id uuid,
  subject_id uuid,
  audience text[] not null,                        -- who may hear of it live: centre, unit:<id>, person:<id>
  data jsonb not null,
  primary key (org_id, id)
);
create index event_commit_order on event (xid, id);
create index event_of_case on event (org_id, case_id, id) where case_id is not null;
create index event_by_name on event (org_id, name, id);
call protect('event');
revoke update, delete on event from mostrador_app;

-- Sealed batches of the record: each digest covers its events and the digest before it.
create table seal (
  org_id uuid not null,
  number bigint not null,
  last_xid xid8 not null,
  last_id uuid not null,
  events integer not null,
  previous text not null,
  digest text not null,
  sealed_at timestamptz not null,
  primary key (org_id, number)
);
call protect('seal');
revoke update, delete on seal from mostrador_app;

-- How far the relay has turned events into jobs. One row, moved by the leader.
create table relay_cursor (
  name text primary key,
  xid xid8 not null,
  id uuid not null
);

-- Application processes alive, so that a dead one's jobs are set free.
create table app_process (
  id text primary key,
  workers text[] not null,                         -- names under which it holds jobs
  seen_at timestamptz not null
);

-- The first answer to a request with an idempotency key.
create table idempotency (
  org_id uuid not null,
  actor_id uuid not null,
  key text not null,
  act text not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (org_id, actor_id, key)
);
call protect('idempotency');

-- Raw things as they came (mails, attachments, files), addressed by content.
create table blob (
  org_id uuid not null,
  sha256 text not null,
  size integer not null,
  data bytea not null,
  created_at timestamptz not null,
  primary key (org_id, sha256)
);
alter table blob alter column data set storage external;
call protect('blob');
