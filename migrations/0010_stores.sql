-- room: stores
create table store (
  org_id uuid not null references organization,
  id uuid not null,
  code text not null,
  name text not null,
  connector text not null check (connector in ('push','vendure')),
  address text,                           -- where the shop answers; for push: where webhooks go
  credentials text,                       -- sealed
  webhook_secret text,                    -- sealed; signs what we send (push) and checks what comes
  rules jsonb not null default '[]',      -- the shop's own conditions, with reasons
  settings jsonb not null default '{}',
  unit_id uuid,                           -- who looks after it; an integration of another unit confirms nothing here
  sync_cursor text,
  checked_at timestamptz,
  check_outcome jsonb,
  primary key (org_id, id),
  unique (org_id, code)
);
call protect('store');

-- A shop's customer as the shop knows them.
create table shop_customer (
  org_id uuid not null,
  store_id uuid not null,
  ref text not null,
  customer_id uuid not null,
  profile jsonb not null,                 -- address, payment methods with balances
  updated_at timestamptz not null,
  primary key (org_id, store_id, ref),
  foreign key (org_id, store_id) references store (org_id, id)
);
create index shop_customer_of on shop_customer (org_id, customer_id);
call protect('shop_customer');

create table shop_order (
  org_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  ref text not null,                      -- the shop's id
  number text not null,                   -- what the customer knows it by
  customer_id uuid,
  state text not null,
  placed_at timestamptz not null,
  delivered_at timestamptz,
  currency char(3) not null,
  total_minor bigint not null,
  paid_minor bigint not null,
  refunded_minor bigint not null default 0,
  shipping_minor bigint not null default 0,
  details jsonb not null,                 -- lines, payments, shipments, addresses, note
  updated_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, store_id, ref),
  foreign key (org_id, store_id) references store (org_id, id)
);
create index shop_order_of_customer on shop_order (org_id, customer_id, placed_at desc);
create index shop_order_by_number on shop_order (org_id, number);
call protect('shop_order');

create table shop_product (
  org_id uuid not null,
  store_id uuid not null,
  sku text not null,
  product_ref text not null,              -- variants of one product share it
  name text not null,
  options jsonb not null default '{}',
  category text not null default '',
  minor bigint not null,
  currency char(3) not null,
  stock integer,                          -- null: not counted
  available boolean not null,
  updated_at timestamptz not null,
  primary key (org_id, store_id, sku),
  foreign key (org_id, store_id) references store (org_id, id)
);
create index shop_product_variants on shop_product (org_id, store_id, product_ref);
call protect('shop_product');

-- An action carried out in a shop: committed before it is sent, never repeated blindly.
create table execution (
  org_id uuid not null,
  id uuid not null,                       -- the marker in the shop
  store_id uuid not null,
  order_id uuid,
  case_id uuid,
  warrant_id uuid not null,
  action text not null,
  op text not null,
  input jsonb not null,
  moves_money boolean not null,
  minor bigint,
  currency char(3),
  state text not null check (state in ('planned','sending','done','failed','unknown','person')),
  attempts integer not null default 0,
  looks integer not null default 0,       -- how often the shop was asked how it ended
  lease_until timestamptz,
  next_try_at timestamptz,
  before jsonb,
  handle text,                            -- what the shop gave us to ask again with
  result jsonb,
  error jsonb,
  planned_at timestamptz not null,
  first_sent_at timestamptz,
  ended_at timestamptz,
  settled_by uuid,                        -- the person who said how it ended
  primary key (org_id, id),
  unique (org_id, warrant_id),
  foreign key (org_id, store_id) references store (org_id, id)
);
-- A second money action on an order waits until the first is known.
create unique index execution_one_money on execution (org_id, order_id)
  where moves_money and order_id is not null and state in ('planned','sending','unknown','person');
create index execution_due on execution (next_try_at) where state in ('planned','sending','unknown');
create index execution_of_order on execution (org_id, order_id, planned_at);
create index execution_of_case on execution (org_id, case_id);
call protect('execution');

create table shop_webhook (
  org_id uuid not null,
  store_id uuid not null,
  dedupe_key text not null,
  at timestamptz not null,
  primary key (org_id, store_id, dedupe_key)
);
call protect('shop_webhook');
