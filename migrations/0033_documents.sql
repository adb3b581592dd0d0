-- room: documents
-- What a scanner for malware said of the files that strangers sent. Rows wait while no scanner is set, and are judged once one is.
create table file_verdict (
  org_id uuid not null references organization,
  sha256 text not null,
  name text not null,                     -- as it first came
  verdict text not null check (verdict in ('waiting', 'clean', 'harmful', 'unknown')),
  found text,                             -- the name of what was found, or why nobody could say
  kept_at timestamptz not null,
  judged_at timestamptz,
  primary key (org_id, sha256)
);
create index file_verdict_waiting on file_verdict (org_id, kept_at) where verdict = 'waiting';
call protect('file_verdict');
