-- room: information
create table notice (
  org_id uuid not null references organization,
  id uuid not null,
  number text not null,                   -- A-118
  kind text not null check (kind in ('product','terms','incident','memo','minutes')),
  title text not null,
  body text not null,
  skus text[] not null default '{}',
  actions text[] not null default '{}',   -- kinds of action it stands before
  withholds boolean not null default false, -- those actions are not offered while it is in force
  must_acknowledge boolean not null default false,
  state text not null check (state in ('draft','published','superseded','withdrawn')),
  effective_at timestamptz not null,
  expires_at timestamptz,
  supersedes_id uuid,
  owner_id uuid not null,
  published_at timestamptz,
  primary key (org_id, id),
  unique (org_id, number)
);
call protect('notice');

create table notice_reading (
  org_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  opened_at timestamptz not null,
  acknowledged_at timestamptz,
  primary key (org_id, notice_id, person_id),
  foreign key (org_id, notice_id) references notice (org_id, id)
);
call protect('notice_reading');

create table product_fact (
  org_id uuid not null references organization,
  sku text not null,
  name text not null,
  value text not null,
  previous text,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (org_id, sku, name)
);
call protect('product_fact');
