-- room: customers
create table customer (
  org_id uuid not null references organization,
  id uuid not null,
  name text not null,
  language text not null default 'es',
  tier text not null default 'standard',
  since timestamptz not null,
  primary key (org_id, id)
);
call protect('customer');

-- How a customer is recognised. value is normalised: e-mail in lower case, phone E.164, shop id as the shop spells it.
create table customer_identity (
  org_id uuid not null,
  kind text not null,                     -- email, phone, shop:<store id>
  value text not null,
  customer_id uuid not null,
  primary key (org_id, kind, value),
  foreign key (org_id, customer_id) references customer (org_id, id)
);
create index customer_identity_of on customer_identity (org_id, customer_id);
call protect('customer_identity');
