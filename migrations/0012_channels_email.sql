-- room: channels/email
create table mailbox (
  org_id uuid not null references organization,
  id uuid not null,
  address text not null,
  name text not null,
  language text not null default 'es',
  imap jsonb,                             -- {host, port, secure, user, folder}; null: only the built-in receiver
  smtp jsonb,                             -- {host, port, secure, user}; null: mail stays in the built-in outbox
  secrets text,                           -- sealed {imapPassword, smtpPassword}
  uid_validity bigint,
  last_uid bigint not null default 0,
  checked_at timestamptz,
  check_outcome jsonb,
  last_in_at timestamptz,
  primary key (org_id, id)
);
-- global: an address belongs to one organisation of the installation.
create table mail_address (
  address text primary key,
  org_id uuid not null references organization,
  mailbox_id uuid not null,
  foreign key (org_id, mailbox_id) references mailbox (org_id, id)
);
grant select, insert, update, delete on mail_address to mostrador_app;
call protect('mailbox');

-- Every mail as it came, stored before it is understood.
create table raw_mail (
  org_id uuid not null,
  id uuid not null,
  mailbox_id uuid not null,
  sha256 text not null,
  envelope jsonb not null,
  received_at timestamptz not null,
  state text not null check (state in ('stored','understood','unreadable','duplicate','automatic')),
  case_id uuid,
  message_id text,
  problem text,
  understood_at timestamptz,
  primary key (org_id, id),
  unique (org_id, mailbox_id, sha256),
  foreign key (org_id, mailbox_id) references mailbox (org_id, id)
);
create index raw_mail_waiting on raw_mail (org_id, received_at) where state = 'stored';
create index raw_mail_of_case on raw_mail (org_id, case_id);
call protect('raw_mail');

-- Message-IDs seen and sent, for threading.
create table mail_thread (
  org_id uuid not null,
  message_id text not null,
  case_id uuid not null,
  at timestamptz not null,
  primary key (org_id, message_id)
);
call protect('mail_thread');

create table outgoing_mail (
  org_id uuid not null,
  id uuid not null,
  mailbox_id uuid not null,
  kind text not null,                     -- reply, receipt, request, survey, notification
  dedupe_key text not null,               -- a reaction told twice sends once
  case_id uuid,
  request_id uuid,
  case_message_id uuid,
  recipient text not null,
  subject text not null,
  body text not null,
  headers jsonb not null,
  purpose text,                           -- of a reply: reply, resolution, status
  attachments jsonb not null default '[]',
  state text not null check (state in ('queued','sending','sent','outbox','failed')),
  attempts integer not null default 0,
  next_try_at timestamptz,
  problem text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (org_id, id),
  unique (org_id, dedupe_key),
  foreign key (org_id, mailbox_id) references mailbox (org_id, id)
);
create index outgoing_mail_recent on outgoing_mail (org_id, created_at desc);
call protect('outgoing_mail');
