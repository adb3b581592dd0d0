-- room: channels/post
-- Letters that came by post: the scan as somebody put it in, with the day it came in.
create table raw_letter (
  org_id uuid not null references organization,
  id uuid not null,
  sha256 text not null,
  facts jsonb not null,                   -- {name, type, size, senderName, address, customerId, caseId}
  entered_on date not null,               -- the law's clock starts on this day
  put_in_by text not null,
  received_at timestamptz not null,
  state text not null check (state in ('stored', 'understood', 'unreadable')),
  case_id uuid,
  pages integer,
  problem text,
  understood_at timestamptz,
  primary key (org_id, id)
);
create index raw_letter_waiting on raw_letter (org_id, received_at) where state = 'stored';
call protect('raw_letter');

create table outgoing_letter (
  org_id uuid not null references organization,
  id uuid not null,
  case_id uuid not null,
  case_key text not null,
  message_id uuid not null,               -- a reaction told twice writes once
  purpose text not null,
  addressee text not null,                -- lines of the envelope
  letter jsonb not null,                  -- what it says, to print several at once
  sha256 text not null,                   -- the letter as it was written: PDF
  state text not null check (state in ('to_print', 'posted', 'returned')),
  posted_on date,
  registered text,                        -- number of a registered letter
  note text,                              -- why it came back
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, message_id)
);
create index outgoing_letter_recent on outgoing_letter (org_id, state, created_at desc);
call protect('outgoing_letter');
