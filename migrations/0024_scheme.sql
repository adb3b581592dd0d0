-- room: scheme
-- Which days are counted, and whether something of one has changed since: then it is counted again. A day without a row was never counted.
create table scheme_rolled (
  org_id uuid not null references organization,
  day date not null,                      -- of the centre's zone …
  zone text,                              -- … as it was when the day was counted; another zone since: the day is counted again
  rolled_at timestamptz,                  -- null: marked before it was ever counted
  dirty boolean not null,
  primary key (org_id, day)
);
create index scheme_dirty on scheme_rolled (org_id, day) where dirty;
call protect('scheme_rolled');

-- Demands of a day, counted. Can be thrown away: it is made from the demands alone.
create table scheme_day (
  org_id uuid not null references organization,
  day date not null,
  store_id uuid not null,                 -- zeros: no shop
  channel text not null,
  circuit text not null,                  -- own, consulted, authorised; supply, which is none
  mode text not null,                     -- grant, ask, consult, refer
  asked uuid not null,                    -- the unit, or the person, that was asked last; zeros: nobody
  bucket smallint not null,               -- of how long it took, by the bounds in the room's decide.ts; -1: not answered
  n integer not null,
  primary key (org_id, day, store_id, channel, circuit, mode, asked, bucket)
);
call protect('scheme_day');
