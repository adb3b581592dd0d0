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
  unit_ids uuid[] not null default '{}',  -- for whom; none: everybody who attends customers
  state text not null check (state in ('draft','published','withdrawn')), -- scheduled, in force, superseded, expired: read from the instants
  effective_at timestamptz not null,
  due_at timestamptz,                     -- until when it must be acknowledged
  expires_at timestamptz,
  supersedes_id uuid,                     -- in force from the instant this one is
  owner_id uuid not null,
  owner_unit_id uuid not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, supersedes_id) references notice (org_id, id)
);
create index notice_superseding on notice (org_id, supersedes_id) where supersedes_id is not null;
create index notice_published on notice (org_id, effective_at desc, id) where state = 'published';
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
create index notice_reading_of_person on notice_reading (org_id, person_id);
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

-- When somebody last looked at what is known of a product, so that what changed since stands out.
create table product_look (
  org_id uuid not null references organization,
  person_id uuid not null,
  sku text not null,
  looked_at timestamptz not null,
  primary key (org_id, person_id, sku)
);
call protect('product_look');
