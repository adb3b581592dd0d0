-- room: channels/email
-- Addresses that mail came back from, or whose owner complained of it. What was heard last is what holds.
create table mail_suppression (
  org_id uuid not null references organization,
  address text not null,                  -- in lower case
  kind text not null check (kind in ('hard','soft','complaint')), -- gone for good; not taken this time; not wanted
  why text not null,                      -- in the other server's own words
  status text,                            -- RFC 3463, where it said one
  raw_mail_id uuid not null,              -- the report it was heard by last
  first_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null default 1,
  primary key (org_id, address)
);
call protect('mail_suppression');

-- Machines that write to us again and again are counted by their sender.
create index raw_mail_of_sender on raw_mail (org_id, (envelope->>'sender'), received_at);
create index outgoing_mail_to on outgoing_mail (org_id, recipient, created_at);
