-- room: channels/web
-- Letters that went to an address on the word of whoever typed it: receipts, and links that were asked for again. So many a day and no more.
create table web_unproved_letter (
  org_id uuid not null,
  id uuid not null,
  mailbox text not null,                  -- keyed hash of the mailbox, whatever is added to its name after a plus
  kind text not null check (kind in ('receipt', 'link')),
  at timestamptz not null,
  primary key (org_id, id)
);
create index on web_unproved_letter (org_id, mailbox, kind, at);
call protect('web_unproved_letter');
