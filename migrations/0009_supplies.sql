-- room: supplies
create table supply (
  org_id uuid not null,
  id uuid not null,                       -- the request's
  state text not null,
  unit_id uuid not null,                  -- the section below
  purpose text not null check (purpose in ('exchange','resend','spare','service')),
  store_id uuid,
  order_ref text,
  lines jsonb not null,                   -- [{sku, name, quantity}]
  note text not null default '',
  substitute jsonb,
  eta timestamptz,
  reason text,
  tracking text,
  agreed_minutes integer not null,
  answered_at timestamptz,                -- the first answer: what asking usually takes is measured to here
  handed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, id) references request (org_id, id)
);
call protect('supply');
