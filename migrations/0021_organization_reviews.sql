-- room: organization
-- Grants of a person that somebody looked at again: whether it was right. Rights of the person may hang on how many were.
create table review (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  good boolean not null,
  source text not null,                   -- what it came from, told once: attributions.audit:<id>
  primary key (org_id, id),
  unique (org_id, source),
  foreign key (org_id, person_id) references person (org_id, id)
);
create index review_of_person on review (org_id, person_id, at);
call protect('review');
