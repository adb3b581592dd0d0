-- room: channels/email
-- Addresses that mail came back from and that somebody writes to again: who took the mark off, why, and what had been heard.
create table mail_release (
  org_id uuid not null references organization,
  id uuid not null,
  address text not null,                  -- in lower case
  kind text not null check (kind in ('hard','soft','complaint')), -- as it was marked
  why text not null,                      -- what the other server had said
  times integer not null,                 -- how often it had come back
  marked_at timestamptz not null,         -- since when
  reason text not null,                   -- of whoever took it off
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (org_id, id)
);
call protect('mail_release');
create index mail_release_of on mail_release (org_id, address, at desc);
create index mail_suppression_last on mail_suppression (org_id, last_at desc, address);
