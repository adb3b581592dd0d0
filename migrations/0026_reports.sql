-- What a report of a month reads, made cheaper to read: the figures stay as they are, and nothing new is counted.
-- room: requests
-- As before. Minutes by floating point, a fraction of the cost of numeric and exact to the microsecond at these lengths; halves go up, as they did.
create or replace view request_outcome with (security_invoker = true) as
  select r.org_id, r.id, r.kind, r.case_id, r.unit_id, r.person_id, r.asked_by, r.asked_by_name, r.asked_at, r.closed_at, r.outcome, r.reminders, r.level, r.is_open, r.due_at,
    case when r.closed_at is null then null else floor(greatest(0, date_part('epoch', r.closed_at - r.asked_at)) / 60 + 0.5)::integer end as waited_minutes
  from request r;

-- room: cases
-- What customers answered, found by when they did: the answers of a month are few beside all that were ever given.
create view survey_outcome with (security_invoker = true) as
  select s.org_id, s.case_id, s.score, s.answered_at as rated_at from survey s where s.answered_at is not null and s.score is not null;
grant select on survey_outcome to mostrador_app;

-- As before, with minutes as above.
create or replace view demand_outcome with (security_invoker = true) as
  select a.org_id, a.id, 'own'::text as circuit, 'grant'::text as mode, a.case_id, a.at, a.by_id, a.by_name, a.ended_at, a.ended_at is null as is_open, null::timestamptz as due_at,
    null::uuid as unit_id, null::uuid as person_id, c.store_id, c.channel,
    case when a.ended_at is null then null else floor(greatest(0, date_part('epoch', a.ended_at - a.at)) / 60 + 0.5)::integer end as waited_minutes
  from case_action a left join case_file c on c.org_id = a.org_id and c.id = a.case_id
  where a.circuit = 'own'
  union all
  select r.org_id, r.id, case r.kind when 'consultation' then 'consulted' when 'authorization' then 'authorised' else 'supply' end, coalesce(k.mode, 'ask'),
    r.case_id, r.asked_at, r.asked_by, r.asked_by_name, r.closed_at, r.is_open, r.due_at, r.unit_id, r.person_id, c.store_id, c.channel, r.waited_minutes
  from request_outcome r left join case_file c on c.org_id = r.org_id and c.id = r.case_id
    left join consultation_outcome k on k.org_id = r.org_id and k.id = r.id;
