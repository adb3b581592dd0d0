-- room: organization
-- Who answers for a role or a unit while its superiors are off work, or away with nobody named in their place.
create table duty (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text,                              -- it covers the superiors of this role …
  unit_id uuid,                           -- … or the head and the people of this unit
  days text[] not null,                   -- mon … sun, the day on which it begins
  from_clock text not null,               -- HH:MM in the centre's time zone
  to_clock text not null,                 -- HH:MM; not after from_clock: it ends on the next day
  from_date date not null,
  to_date date,                           -- the last day on which it begins; null: until it is taken away
  primary key (org_id, id),
  foreign key (org_id, person_id) references person (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  check ((role is null) <> (unit_id is null)),
  check (to_date >= from_date)
);
call protect('duty');

-- room: requests
alter table request
  add also uuid[] not null default '{}';  -- people who may answer it beside the one it was put to
create index request_also on request (org_id) where is_open and also <> '{}';

-- room: authorizations
alter table authorization_request
  add steps jsonb not null default '[]';  -- a chain of its own, frozen: [{need, upTo, deciders, agreed}]; empty: the line of report
