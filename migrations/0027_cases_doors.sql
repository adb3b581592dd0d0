-- room: cases
alter table message
  add column address text,                              -- from whom it came, or to whom it went, at that door
  add column details jsonb not null default '{}';       -- what else the door knows of it; null and absent are alike

-- Doors by which a customer came in, and so may be answered. Ours to choose are those known to be theirs.
create table case_door (
  org_id uuid not null,
  case_id uuid not null,
  channel text not null,                  -- email, phone, web, fax, post, chat, api
  address text not null default '',       -- of mail, a number (E.164), an envelope's lines; '' where the door has none
  name text not null default '',          -- of whoever came
  known boolean not null,                 -- it opened the case, or is an address of its customer
  first_in_at timestamptz not null,
  last_in_at timestamptz not null,
  primary key (org_id, case_id, channel, address),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
call protect('case_door');
insert into case_door (org_id, case_id, channel, address, name, known, first_in_at, last_in_at)
  select org_id, id, channel, coalesce(customer_address, ''), customer_name, true, opened_at, coalesce(last_in_at, opened_at) from case_file;
