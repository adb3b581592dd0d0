-- room: channels/email
alter table mailbox
  add column reply_to text,                            -- where answers to its mails go; null: to its own address
  add column sign_in jsonb not null default '{"kind":"password"}', -- or {kind: oauth, tokenUrl, clientId, scope, secretUntil}; secrets are in `secrets`
  add column after_fetch jsonb not null default '{"kind":"leave"}', -- what is done at the server with a mail once it is kept: leave, seen, move {folder}
  add column trusted_mx text,                          -- the server whose Authentication-Results are believed; null: we ask the DNS ourselves
  add column quiet_minutes integer,                    -- working minutes without a mail after which somebody is told; null: as learned
  add column fetch_since timestamptz;                  -- older mails in the folder are left alone unless asked for; null: none are

-- How each side of a mailbox works: kept by the connection that stands, by checks, and by what is sent.
create table mailbox_link (
  org_id uuid not null,
  mailbox_id uuid not null,
  side text not null check (side in ('imap','smtp')),
  works boolean not null,
  since timestamptz not null,             -- since when it does, or does not
  looked_at timestamptz not null,         -- the last time anything was heard of it
  problem text,                           -- in the server's own words
  certificate_until timestamptz,          -- the end of the certificate it shows; null: not known, or none
  certificate_at timestamptz,             -- when that was looked at
  primary key (org_id, mailbox_id, side),
  foreign key (org_id, mailbox_id) references mailbox (org_id, id)
);
call protect('mailbox_link');

-- What somebody was told of, once; cleared when it works again.
create table mail_alarm (
  org_id uuid not null,
  id uuid not null,
  mailbox_id uuid not null,
  kind text not null check (kind in ('quiet','imapFails','smtpFails','imapCertificate','smtpCertificate','secretEnds','queueStuck')),
  params jsonb not null,                  -- of its words
  raised_at timestamptz not null,
  cleared_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, mailbox_id) references mailbox (org_id, id)
);
create unique index mail_alarm_open on mail_alarm (org_id, mailbox_id, kind) where cleared_at is null;
call protect('mail_alarm');

-- Older mails asked for: how far it got.
create table mail_backfill (
  org_id uuid not null,
  id uuid not null,
  mailbox_id uuid not null,
  since timestamptz not null,             -- from when on
  state text not null check (state in ('waiting','running','done','failed')),
  total integer not null default 0,
  seen integer not null default 0,        -- looked at
  kept integer not null default 0,        -- of them, those that were not here
  problem text,
  asked_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, mailbox_id) references mailbox (org_id, id)
);
create index mail_backfill_of_mailbox on mail_backfill (org_id, mailbox_id, asked_at desc);
call protect('mail_backfill');

-- Recipients of one mail that the server would not take while it took others: [{address, text}].
alter table outgoing_mail add column refused jsonb not null default '[]';
