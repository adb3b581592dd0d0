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
  payload jsonb,                          -- exactly what leave is asked for
  warrant_id uuid,                        -- minted when a yes is accepted
  answer text,
  verdict text check (verdict in ('yes','no','information')),
  answered_by text,
  answered_at timestamptz,
  exchange jsonb not null default '[]',   -- questions, replies and answers that did not suffice, oldest first: [{at, by, text, from}]
  rerouted_from uuid,
  insufficient_count integer not null default 0,
  confirmed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, id) references request (org_id, id)
);
call protect('consultation');
