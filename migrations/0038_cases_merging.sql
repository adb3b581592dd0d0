-- room: cases
-- One case put into another, so that it can be taken out again as it was.
create table case_merge (
  org_id uuid not null,
  id uuid not null,
  from_case uuid not null,
  into_case uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  before jsonb not null,                  -- {state, isOpen, clocks: ids stopped, issues: ids moved, copies: ids of clocks begun in the other}
  undone_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, from_case) references case_file (org_id, id),
  foreign key (org_id, into_case) references case_file (org_id, id)
);
create unique index case_merge_once on case_merge (org_id, from_case) where undone_at is null;
create index case_merge_into on case_merge (org_id, into_case) where undone_at is null;
call protect('case_merge');

-- A case with all that was put into it, itself first.
create function whole_case(org uuid, root uuid) returns setof uuid language sql stable parallel safe as $$
  with recursive whole(id) as (
    select root
    union
    select m.from_case from case_merge m join whole w on m.into_case = w.id where m.org_id = org and m.undone_at is null)
  select id from whole
$$;
