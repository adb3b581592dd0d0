-- room: consultations
create table consultation (
  org_id uuid not null,
  id uuid not null,                       -- the request's
  mode text not null check (mode in ('consult','refer')),
  state text not null,
  unit_id uuid not null,                  -- the department
  question text not null,
  action text,                            -- when leave to act is asked: the kind of action
  ruling_id uuid,
  hash text,
  payload jsonb,
  minor bigint,
  currency char(3),
  answer text,
  verdict text check (verdict in ('yes','no','information')),
  answered_by text,
  answered_at timestamptz,
  rerouted_from uuid,
  insufficient_count integer not null default 0,
  customer_told_at timestamptz,
  confirmed_at timestamptz,
  redeemed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, id) references request (org_id, id)
);
call protect('consultation');
