-- room: channels/chat
-- What a centre set for its chat. No row: there is none.
create table chat_widget (
  org_id uuid not null references organization,
  is_on boolean not null,
  sites text[] not null default '{}',     -- origins whose pages may show it; none named: any
  greeting_es text not null default '',
  greeting_en text not null default '',
  assistant_id uuid,                      -- the program that answers first; null: people do
  changed_at timestamptz not null,
  primary key (org_id)
);
call protect('chat_widget');

-- A conversation. What was said is in the case; here stands who waits, who answers, and who may read it.
create table chat (
  org_id uuid not null,
  id uuid not null,                       -- made by the visitor's page, so that opening twice is opening once
  case_id uuid not null,
  token_hash text not null,               -- of what the visitor's page carries
  state text not null check (state in ('assistant', 'waiting', 'talking', 'left', 'ended')), -- left: a message for later, nobody was there
  language text not null,
  name text not null default '',
  email text,
  email_proved boolean not null,          -- by a signed link or a code that was sent there
  verified boolean not null,              -- came from their own signed page
  page text not null default '',          -- where on the shop it was opened
  ip_mark text not null,                  -- signed, never the address itself
  opened_at timestamptz not null,
  assistant_id uuid,
  agent_id uuid,
  agent_name text,
  human_requested_at timestamptz,         -- Ley 10/2025, 8.2
  human_connected_at timestamptz,
  visitor_seen_at timestamptz,            -- null: has left the page
  visitor_typing_until timestamptz,
  agent_typing_until timestamptz,
  last_said_at timestamptz not null,
  last_by text not null,                  -- who said it: visitor, person, assistant, house
  alerted_at timestamptz,                 -- people were told that somebody waits
  ended_at timestamptz,
  ended_by text check (ended_by in ('visitor', 'agent', 'silence')),
  transcript_wanted_at timestamptz,
  transcript_sent_at timestamptz,
  code_sent_at timestamptz,
  code_tries integer not null default 0,
  turns integer not null default 0,
  primary key (org_id, id),
  foreign key (org_id, case_id) references case_file (org_id, id)
);
create index chat_of_case on chat (org_id, case_id, opened_at);
create index chat_alive on chat (org_id, opened_at) where state in ('assistant', 'waiting', 'talking');
create index chat_by_origin on chat (org_id, ip_mark, opened_at);
call protect('chat');

-- Which messages of a case were said in the conversation, in their order. The visitor sees these and no other.
create table chat_turn (
  org_id uuid not null,
  chat_id uuid not null,
  number integer not null,
  message_id uuid not null,
  ref uuid,                               -- the visitor's own id of it
  who text not null check (who in ('visitor', 'person', 'assistant', 'house')),
  purpose text not null default 'reply',
  said_at timestamptz not null,
  delivered_at timestamptz,               -- the visitor's page has shown it
  mailed_at timestamptz,                  -- the visitor was gone: it went by mail
  primary key (org_id, chat_id, number),
  unique (org_id, message_id),
  foreign key (org_id, chat_id) references chat (org_id, id)
);
create index chat_turn_unread on chat_turn (org_id, said_at) where delivered_at is null and mailed_at is null and who <> 'visitor';
call protect('chat_turn');

-- Who is there to chat, and with how many at once.
create table chat_seat (
  org_id uuid not null,
  person_id uuid not null,
  available boolean not null,
  capacity integer not null,
  seen_at timestamptz not null,           -- their screen has said so lately
  primary key (org_id, person_id),
  foreign key (org_id, person_id) references person (org_id, id)
);
call protect('chat_seat');

-- Every conversation that asked for a person, with the seconds until one came (Ley 10/2025, 8.2: 95 % within 180).
create view chat_outcome with (security_invoker = true) as
  select org_id, id, case_id, opened_at, human_requested_at, human_connected_at, agent_id, ended_at, ended_by, assistant_id is not null as by_assistant_first,
    case when human_connected_at is null then null else floor(greatest(0, date_part('epoch', human_connected_at - human_requested_at)))::integer end as waited_seconds
  from chat where human_requested_at is not null and state <> 'left';
grant select on chat_outcome to mostrador_app;
