-- room: attributions
-- What people have of the rows that must be earned, as they were last told: the difference from what they have now is what they are told next.
create table earned (
  org_id uuid not null,
  person_id uuid not null,
  cell text not null,                     -- of the row: action, way, limits and what it demands, whichever version says so
  action text not null,
  circuit text not null,
  limits jsonb not null,                  -- what it gives, to say so when it is gone
  since timestamptz not null,
  primary key (org_id, person_id, cell)
);
call protect('earned');

alter table budget
  add warned smallint not null default 0, -- the share of the limit, in thousandths, that its holder was last told of in this period
  add warned_by uuid;                     -- the grant that reached it: who crosses tells, and nobody after them

-- Grants for one order or customer are kept apart by locks that leave nothing behind.
drop table usage_lock;
