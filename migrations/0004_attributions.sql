-- room: attributions
create table action_kind (
  org_id uuid not null references organization,
  code text not null,                     -- REFUND_PARTIAL
  section text not null check (section in ('money','product','order','gesture','service')),
  name_es text not null,
  name_en text not null,
  exposure text not null check (exposure in ('money','count','none')),
  moves_money boolean not null,
  reversible boolean not null,
  op text,                                -- what is carried out in the shop; null: nothing
  params jsonb not null,                  -- {name: {type, required, words}}
  fits jsonb not null default '[]',       -- conditions on facts under which it is offered at all
  position integer not null,
  primary key (org_id, code)
);
call protect('action_kind');

-- One policy: drafted, checked, activated at a date, never edited afterwards.
create table policy_version (
  org_id uuid not null references organization,
  id uuid not null,
  number integer not null,
  state text not null check (state in ('draft','active','superseded','discarded')),
  based_on uuid,
  note text not null default '',
  created_by uuid not null,
  created_at timestamptz not null,
  edited_by uuid[] not null default '{}', -- everybody who had a hand in it: none of them puts it in force
  checked_at timestamptz,                 -- when its examples last held, all of them
  activated_by uuid,
  active_from timestamptz,
  active_until timestamptz,
  primary key (org_id, id),
  unique (org_id, number)
);
create unique index policy_one_draft on policy_version (org_id) where state = 'draft';
create index policy_in_force on policy_version (org_id, active_from desc) where state = 'active';
call protect('policy_version');

create table attribution (
  org_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  action text not null,
  holder_kind text not null check (holder_kind in ('everyone','role','unit','vendor','person','assistant')),
  holder_ref text not null default '',
  circuit text not null check (circuit in ('own','consulted','authorised','forbidden')),
  is_right boolean not null default false, -- the customer's right: no limit, nobody's leave
  department text,                        -- unit code, for circuit consulted
  limits jsonb not null default '[]',
  conditions jsonb not null default '[]',
  requirements jsonb not null default '[]',
  reason_es text not null default '',
  reason_en text not null default '',
  valid_from timestamptz,
  valid_to timestamptz,
  position integer not null default 0,
  primary key (org_id, id),
  foreign key (org_id, version_id) references policy_version (org_id, id),
  foreign key (org_id, action) references action_kind (org_id, code)
);
create index attribution_of_version on attribution (org_id, version_id);
call protect('attribution');

create table policy_example (
  org_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  title text not null,
  holder jsonb not null,
  action text not null,
  facts jsonb not null,
  amount_minor bigint,
  expects text not null,
  primary key (org_id, id),
  foreign key (org_id, version_id) references policy_version (org_id, id)
);
create index policy_example_of_version on policy_example (org_id, version_id);
call protect('policy_example');

-- What was ever in force stays as it was: rows and examples change only while their version is a draft.
create function policy_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and (select state from policy_version where org_id = old.org_id and id = old.version_id) is distinct from 'draft'
    or tg_op <> 'DELETE' and (select state from policy_version where org_id = new.org_id and id = new.version_id) is distinct from 'draft' then
    raise exception 'a version of the policy that was in force is never edited';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger attribution_stays before insert or update or delete on attribution for each row execute function policy_stays();
create trigger policy_example_stays before insert or update or delete on policy_example for each row execute function policy_stays();
create function policy_version_stays() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (tg_op = 'DELETE' or new.state is distinct from old.state or new.active_from is distinct from old.active_from) then
    raise exception 'a version of the policy that was in force is never edited';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger policy_version_stays before update or delete on policy_version for each row execute function policy_version_stays();

-- Every ruling that anything was asked or done upon, with what it was decided from.
create table ruling (
  org_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  version_id uuid not null,
  holder_id uuid not null,
  action text not null,
  circuit text not null,
  case_id uuid,
  order_ref text,
  customer_id uuid,
  minor bigint,
  currency char(3),
  hash text not null,                     -- of exactly what was asked
  ask jsonb not null,                     -- exactly what was asked, without the facts
  holder jsonb not null,
  facts jsonb not null,
  usage jsonb not null,                   -- what was granted before, and the line above: with these it is ruled again
  outcome jsonb not null,
  ended text,                             -- granted, changed, rejected, withdrawn, lapsed: told by the room that asked
  ended_at timestamptz,
  ended_minor bigint,
  waited_minutes integer,
  primary key (org_id, id)
);
create index ruling_of_case on ruling (org_id, case_id) where case_id is not null;
call protect('ruling');

-- What a holder has used of a limit in a day, week or month. key: <holder>|<action>|<window>|<period>|<unit>.
create table budget (
  org_id uuid not null,
  key text not null,
  used bigint not null,
  ceiling bigint,                         -- the limit at the last use; null: counted only
  primary key (org_id, key)
);
call protect('budget');

-- Each use of an attribution, for limits per order and per customer; the lock row serialises them.
create table usage_entry (
  org_id uuid not null,
  warrant_id uuid not null,
  at timestamptz not null,
  holder_id uuid not null,
  action text not null,
  consulted boolean not null,             -- with a department's leave: not counted as the holder's own
  order_ref text,                         -- <shop>:<order>
  customer_id uuid,
  minor bigint not null,
  currency char(3),
  units integer not null,
  released_at timestamptz,
  budget_keys text[] not null,
  primary key (org_id, warrant_id)
);
create index usage_by_order on usage_entry (org_id, order_ref, action) where released_at is null;
create index usage_by_customer on usage_entry (org_id, customer_id, action, at) where released_at is null;
create index usage_by_holder on usage_entry (org_id, holder_id, action, at) where released_at is null;
call protect('usage_entry');

create table usage_lock (
  org_id uuid not null,
  key text not null,
  primary key (org_id, key)
);
call protect('usage_lock');

-- Leave to carry out exactly one thing, once.
create table warrant (
  org_id uuid not null,
  id uuid not null,
  ruling_id uuid not null,
  basis text not null check (basis in ('own','consulted','authorised')),
  basis_id uuid not null,                 -- the ruling, consultation or authorisation it rests on
  hash text not null,
  action text not null,
  holder_id uuid not null,
  minor bigint,
  currency char(3),
  minted_at timestamptz not null,
  used_by uuid,                           -- the execution
  released_at timestamptz,                -- nothing happened: the limits were given back
  primary key (org_id, id),
  unique (org_id, basis, basis_id),
  foreign key (org_id, ruling_id) references ruling (org_id, id)
);
call protect('warrant');
