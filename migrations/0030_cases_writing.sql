-- room: cases
alter table case_draft
  add column html text,                                 -- as it was formatted, not cleaned yet: only its writer gets it back
  add column door jsonb,                                -- {channel, address} chosen for it
  add column cc text[],                                 -- null: nobody has touched the copies
  add column attachments jsonb not null default '[]';

-- An answer that waits for its moment. Nothing else of it has happened; whoever ends it takes the row.
create table held_reply (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  verb text not null check (verb in ('reply','resolve')),
  input jsonb not null,                                 -- the whole letter; its html is the address of the cleaned file
  at timestamptz not null,
  send_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index held_reply_due on held_reply (org_id, send_at);
create index held_reply_of_case on held_reply (org_id, case_id);
call protect('held_reply');

-- How somebody writes. The centre's own habit stands under the zero id.
create table writing_habit (
  org_id uuid not null references organization,
  person_id uuid not null,
  undo_seconds integer check (undo_seconds between 0 and 120), -- null: as the centre has it
  formatted boolean,                                    -- null: never said
  primary key (org_id, person_id)
);
call protect('writing_habit');

-- Somebody who is asked about a case by mail and is neither its customer nor of the house: a carrier, a maker.
create table third_party (
  org_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  code text not null,                                   -- in the subject: what comes back with it is theirs
  address text not null,                                -- small letters
  name text not null default '',
  since timestamptz not null,
  by_id uuid not null,
  primary key (org_id, id),
  unique (org_id, code),
  unique (org_id, case_id, address),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
call protect('third_party');

create table template (
  org_id uuid not null references organization,
  id uuid not null,
  code text not null,                                   -- the same in every language
  language text not null,
  name text not null,
  reasons text[] not null default '{}',                 -- of contact; none: for all
  body text not null,                                   -- with {{typed.fields}}
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (org_id, id),
  unique (org_id, code, language)
);
call protect('template');

create table signature (
  org_id uuid not null references organization,
  mailbox text not null default '',                     -- its address; '' for the whole centre
  language text not null,
  body text not null,
  primary key (org_id, mailbox, language)
);
call protect('signature');

-- room: channels/email
alter table outgoing_mail
  add column html text,
  add column cc text[] not null default '{}';
