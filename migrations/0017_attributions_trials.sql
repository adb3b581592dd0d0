-- room: attributions
-- A widened cell tried by a part of the people, drawn at random. What they may meanwhile stands in the policy in force as rows of their
-- own; here is what was tried, by whom, and how it ended.
create table trial (
  org_id uuid not null references organization,
  id uuid not null,                       -- also the seed of the draw
  number integer not null,                -- shown as T-4
  state text not null check (state in ('running','confirmed','stopped','braked','ended')),
  draft_id uuid not null,                 -- the draft that was tried; its changes are kept here and it is put away
  editors uuid[] not null,                -- who had a hand in the draft: none of them confirms it
  cells jsonb not null,                   -- [{before, after}]: the rows of the policy as they were and as they are tried
  examples jsonb not null,                -- {put, remove}: what the draft changes of the examples
  reference jsonb not null,               -- for each cell what was granted of it before: {n, mean, sd} in minor units, or null
  share integer not null,                 -- thousandths of the people who have the widened cell
  audit_share integer not null,           -- thousandths of the grants that are looked at again
  cap_minor bigint not null,              -- the most given above the old limit before the brake ends it
  watch_cap_minor bigint,                 -- the same while everybody has it after a confirmation
  currency char(3) not null,
  tolerable integer not null,             -- thousandths of grants that should not have been, of the sequential test
  unacceptable integer not null,
  days integer not null,
  started_by uuid not null,
  started_at timestamptz not null,
  version_id uuid not null,               -- the version that it began with
  ends_at timestamptz not null,
  ended_at timestamptz,
  end_word text,                          -- why it ended, as a word key with its parameters
  end_params jsonb,
  confirmable_at timestamptz,             -- since when so few were overturned that it may be confirmed; told once
  watch_until timestamptz,                -- after a confirmation: until then audits and brake go on
  primary key (org_id, id),
  unique (org_id, number)
);
call protect('trial');

create table trial_person (
  org_id uuid not null,
  trial_id uuid not null,
  person_id uuid not null,
  arm text not null check (arm in ('widened','asBefore')),
  primary key (org_id, trial_id, person_id),
  foreign key (org_id, trial_id) references trial (org_id, id)
);
call protect('trial_person');

-- Grants that the old limit would not have covered and the tried one does, by anybody of either half; `everyone` after a confirmation.
create table trial_grant (
  org_id uuid not null,
  trial_id uuid not null,
  warrant_id uuid not null,
  ruling_id uuid not null,
  cell integer not null,                  -- which of the trial's cells
  person_id uuid not null,
  arm text not null check (arm in ('widened','asBefore','everyone')),
  at timestamptz not null,
  minor bigint,                           -- in the centre's currency; null where no money was granted
  released_at timestamptz,                -- nothing happened on it
  primary key (org_id, trial_id, warrant_id),
  foreign key (org_id, trial_id) references trial (org_id, id)
);
create index trial_grant_of_warrant on trial_grant (org_id, warrant_id);
call protect('trial_grant');

-- A grant drawn to be looked at again by somebody above the one who granted it. Whose half it came from is not told.
create table trial_audit (
  org_id uuid not null,
  id uuid not null,
  trial_id uuid not null,
  warrant_id uuid not null,
  ruling_id uuid not null,
  auditor_id uuid not null,
  barred uuid[] not null,                 -- who granted or authorised it: none of them judges it
  drawn_at timestamptz not null,
  remind_at timestamptz not null,
  reminded_at timestamptz,
  verdict text check (verdict in ('right','less','denied')),
  note text,
  answered_at timestamptz,
  withdrawn_at timestamptz,               -- nothing had happened on the grant: there is nothing to judge
  primary key (org_id, id),
  unique (org_id, trial_id, warrant_id),
  foreign key (org_id, trial_id, warrant_id) references trial_grant (org_id, trial_id, warrant_id)
);
create index trial_audit_of_auditor on trial_audit (org_id, auditor_id, drawn_at) where withdrawn_at is null;
create index trial_audit_open on trial_audit (org_id, remind_at) where verdict is null and withdrawn_at is null;
call protect('trial_audit');
