-- room: organization
-- Which state the lines of report of a centre are in: another number after whatever they are read from has changed, and none twice, not
-- even where a change was undone. Who keeps lines in memory looks here first.
create table line_version (
  org_id uuid primary key references organization,
  version bigint not null
);
call protect('line_version');
create sequence line_versions;

-- With the rights of its owner: it counts for whoever changes a line, in whatever organisation.
create function line_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into line_version (org_id, version) select org_id, nextval('line_versions') from (select distinct org_id from changed) as orgs
    on conflict (org_id) do update set version = excluded.version;
  return null;
end $$;

do $$
declare source text;
begin
  foreach source in array array['organization', 'person', 'unit', 'absence', 'duty', 'holiday'] loop
    execute format('create trigger line_changed_in after insert on %I referencing new table as changed for each statement execute function line_changed()', source);
    execute format('create trigger line_changed_up after update on %I referencing new table as changed for each statement execute function line_changed()', source);
    if source <> 'organization' then
      execute format('create trigger line_changed_out after delete on %I referencing old table as changed for each statement execute function line_changed()', source);
    end if;
  end loop;
end $$;

insert into line_version (org_id, version) select org_id, nextval('line_versions') from organization;
