-- room: channels/fax
-- Where faxes come from and leave by: a HylaFAX server of one's own, or a service that carries faxes as mail.
create table fax_line (
  org_id uuid not null references organization,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('server', 'gateway')),
  number text not null default '',        -- of ours, E.164
  settings jsonb not null default '{}',   -- server: {host}; gateway: {sender, domain}
  token_hash text,                        -- of the token that its server shows at our door
  quiet_days integer not null default 3,  -- so long without anything coming in is told
  is_active boolean not null default true,
  last_in_at timestamptz,
  created_at timestamptz not null,
  primary key (org_id, id)
);
call protect('fax_line');

-- Every fax as it came, stored before it is looked at.
create table raw_fax (
  org_id uuid not null,
  id uuid not null,
  line_id uuid,                           -- null: somebody of the centre put in a scan
  commid text not null,                   -- the server's own id of the transmission
  sha256 text not null,
  facts jsonb not null,                   -- {name, type, size, callerId, callerName, error, device, pages, by, caseId}
  received_at timestamptz not null,
  state text not null check (state in ('stored', 'understood', 'unreadable')),
  case_id uuid,
  number text,                            -- the sender's, E.164
  pages integer,
  problem text,
  understood_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, line_id) references fax_line (org_id, id)
);
create unique index raw_fax_once on raw_fax (org_id, (coalesce(line_id, '00000000-0000-0000-0000-000000000000')), commid, sha256);
create index raw_fax_waiting on raw_fax (org_id, received_at) where state = 'stored';
call protect('raw_fax');

create table outgoing_fax (
  org_id uuid not null,
  id uuid not null,
  line_id uuid,
  case_id uuid not null,
  case_key text not null,
  message_id uuid not null,               -- a reaction told twice sends once
  purpose text not null,
  number text not null,
  sha256 text not null,                   -- the pages: PDF
  state text not null check (state in ('queued', 'sending', 'handed', 'gateway', 'outbox', 'sent', 'failed')),
  attempts integer not null default 0,
  next_try_at timestamptz,
  job_id text,                            -- the fax server's
  problem text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, message_id),
  foreign key (org_id, line_id) references fax_line (org_id, id)
);
create index outgoing_fax_recent on outgoing_fax (org_id, created_at desc);
create index outgoing_fax_job on outgoing_fax (org_id, line_id, job_id);
call protect('outgoing_fax');
