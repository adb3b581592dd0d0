-- room: attributions
-- A version that the house makes of rows and puts in force in the same breath is `made` for as long as that takes: the one open draft stays open beside it.
alter table policy_version drop constraint policy_version_state_check;
alter table policy_version add constraint policy_version_state_check check (state in ('draft','made','active','superseded','discarded'));

create or replace function policy_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and coalesce((select state from policy_version where org_id = old.org_id and id = old.version_id), '') not in ('draft','made')
    or tg_op <> 'DELETE' and coalesce((select state from policy_version where org_id = new.org_id and id = new.version_id), '') not in ('draft','made') then
    raise exception 'a version of the policy that was in force is never edited';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create or replace function policy_version_stays() returns trigger language plpgsql as $$
begin
  if old.state not in ('draft','made') and (tg_op = 'DELETE' or new.state is distinct from old.state or new.active_from is distinct from old.active_from) then
    raise exception 'a version of the policy that was in force is never edited';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
