-- room: channels/phone
-- With what somebody's browser registers at the exchange of a line. One a person.
create table sip_account (
  org_id uuid not null,
  person_id uuid not null,
  line_id uuid not null,                  -- its settings say where the exchange listens
  sip_user text not null,
  secret text not null,                   -- sealed; shown to nobody but its person
  extension text not null default '',     -- as colleagues dial it
  changed_at timestamptz not null,
  primary key (org_id, person_id),
  unique (org_id, line_id, sip_user),
  foreign key (org_id, line_id) references phone_line (org_id, id),
  foreign key (org_id, person_id) references person (org_id, id)
);
call protect('sip_account');
