-- room: organization
-- global: read before the organisation of a caller is known.
create table organization (
  org_id uuid primary key,
  name text not null,
  slug text not null unique,
  key_prefix text not null unique,        -- first two characters of every case key
  locale text not null default 'es',
  time_zone text not null default 'Europe/Madrid',
  currency char(3) not null default 'EUR',
  hours jsonb not null,                   -- the centre's calendar: {"mon": [["09:00","18:00"]], …}; {} = always open
  settings jsonb not null default '{}',
  created_at timestamptz not null
);
grant select, insert, update on organization to mostrador_app;

create table unit (
  org_id uuid not null references organization,
  id uuid not null,
  code text not null,                     -- DEPT_FIN, HOGAR, SECTION_STOCK…
  kind text not null check (kind in ('team','department','section','vendor','authority','store')),
  name_es text not null,
  name_en text not null,
  parent_id uuid,
  head_id uuid,                           -- the person who answers for it
  email text,                             -- where its requests are also sent
  hours jsonb,                            -- null: the centre's
  primary key (org_id, id),
  unique (org_id, code),
  foreign key (org_id, parent_id) references unit (org_id, id)
);
call protect('unit');

create table person (
  org_id uuid not null references organization,
  id uuid not null,
  name text not null,
  email text not null,
  role text not null,
  unit_id uuid not null,
  vendor_id uuid,                         -- unit of kind vendor, for subcontracted people
  superior_id uuid,                       -- line of report
  locale text not null default 'es',
  theme text not null default 'system',
  skills text[] not null default '{}',
  languages text[] not null default '{es}',
  assistant boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, email),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, vendor_id) references unit (org_id, id),
  foreign key (org_id, superior_id) references person (org_id, id)
);
alter table unit add foreign key (org_id, head_id) references person (org_id, id);
create index person_by_unit on person (org_id, unit_id);
call protect('person');

create table absence (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  deputy_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (org_id, id),
  check (ends_at > starts_at),
  check (deputy_id is distinct from person_id),
  foreign key (org_id, person_id) references person (org_id, id),
  foreign key (org_id, deputy_id) references person (org_id, id)
);
create index absence_of_person on absence (org_id, person_id, ends_at);
call protect('absence');

create table qualification (
  org_id uuid not null,
  person_id uuid not null,
  code text not null,
  valid_until timestamptz,
  primary key (org_id, person_id, code),
  foreign key (org_id, person_id) references person (org_id, id)
);
call protect('qualification');

create table holiday (
  org_id uuid not null references organization,
  day date not null,
  name text not null,
  primary key (org_id, day)
);
call protect('holiday');

create table notification (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  word text not null,
  params jsonb not null default '{}',
  case_id uuid,
  request_id uuid,
  read_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, person_id) references person (org_id, id)
);
create index notification_unread on notification (org_id, person_id, id) where read_at is null;
call protect('notification');

-- global: sign-in happens before the organisation is known.
create table login (
  email text primary key,
  org_id uuid not null references organization,
  person_id uuid not null,
  password_hash text,
  totp_secret text,                       -- sealed
  totp_confirmed_at timestamptz,
  totp_step bigint,                       -- the last step used: a code opens once
  recovery_hashes text[] not null default '{}',
  foreign key (org_id, person_id) references person (org_id, id)
);
create index login_of_person on login (org_id, person_id);
grant select, insert, update, delete on login to mostrador_app;

-- global: counted before anyone knows whether the account exists, so that guessing tells nothing.
create table sign_in_brake (
  key text primary key,                   -- account:<hash of the address>, ip:<address>, totp:<person>
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
grant select, insert, update, delete on sign_in_brake to mostrador_app;

-- global: a cookie's hash names its organisation.
create table session (
  token_hash text primary key,
  org_id uuid not null references organization,
  person_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  awaits_totp boolean not null default false,
  foreign key (org_id, person_id) references person (org_id, id)
);
create index session_of_person on session (org_id, person_id);
grant select, insert, update, delete on session to mostrador_app;

-- global: an API key's hash names its organisation. The key acts as its person, within its scopes.
create table api_key (
  token_hash text primary key,
  org_id uuid not null references organization,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  prefix text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  foreign key (org_id, person_id) references person (org_id, id)
);
create unique index api_key_of_organization on api_key (org_id, id);
grant select, insert, update, delete on api_key to mostrador_app;
