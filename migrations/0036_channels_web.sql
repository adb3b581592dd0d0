-- room: channels/web
-- Forms that were taken: each paper is good once, the same words twice are one demand, and how many came lately says how careful to be. Kept two days.
create table web_form_post (
  org_id uuid not null,
  nonce text not null,                    -- of the signed paper that was filled in
  at timestamptz not null,
  place text not null,                    -- keyed hash of the network address it came from
  writer text not null,                   -- keyed hash of the mail address it names
  content text not null,                  -- hash of everything that was written
  case_key text,                          -- what was answered; null only while it is being taken
  primary key (org_id, nonce)
);
create index on web_form_post (org_id, at);
create index on web_form_post (org_id, content);
call protect('web_form_post');

-- Whoever owns a mail address said that they wrote nothing: no form writes to it for a while.
create table web_disowned (
  org_id uuid not null,
  case_id uuid not null,
  writer text not null,                   -- keyed hash of the mail address
  at timestamptz not null,
  primary key (org_id, case_id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index on web_disowned (org_id, writer);
call protect('web_disowned');

-- Signed links that were asked for again by the key alone: so often and no more.
create table web_link_ask (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index on web_link_ask (org_id, case_id, at);
call protect('web_link_ask');

-- Contracts that a customer withdrew from on the page (TRLGDCU 102-108), and the dated acknowledgment.
create table web_withdrawal (
  org_id uuid not null,
  id uuid not null,                       -- made by the page: sent again, it is the same one
  case_id uuid not null,
  order_id uuid not null,
  lines jsonb not null,                   -- [{ref, name, quantity}]
  at timestamptz not null,
  in_time boolean,                        -- null where the day of delivery is unknown
  refund_by timestamptz not null,         -- 14 natural days (TRLGDCU 107)
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, order_id) references shop_order (org_id, id)
);
create index on web_withdrawal (org_id, case_id);
call protect('web_withdrawal');

-- Data of their own that a customer wants corrected, seen or erased: somebody of the centre looks before anything changes.
create table web_correction (
  org_id uuid not null,
  id uuid not null,                       -- made by the page: sent again, it is the same one
  case_id uuid not null,
  customer_id uuid,
  wish jsonb not null,                    -- {kind, name?, language?, email?, phone?, address?}
  at timestamptz not null,
  state text not null check (state in ('open','applied','dropped')),
  decided_at timestamptz,
  decided_by uuid,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id),
  foreign key (org_id, customer_id) references customer (org_id, id)
);
create index on web_correction (org_id, case_id);
call protect('web_correction');

-- room: cases
alter table survey
  add column cause text check (cause in ('attention','product'));   -- what the score is about: how they were attended, or the product (Ley 10/2025, 18)
