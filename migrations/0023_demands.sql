-- What is counted as a demand stands in one view; reports and the scheme both read it.
-- room: requests
create index request_by_asking on request (org_id, asked_at);

-- room: consultations
create view consultation_outcome with (security_invoker = true) as
  select k.org_id, k.id, k.mode, k.action, k.state from consultation k;
grant select on consultation_outcome to mostrador_app;

-- room: cases
create index case_action_by_time on case_action (org_id, at);
create index case_action_by_kind on case_action (org_id, action, at);
create index case_action_unended on case_action (org_id, at) where ended_at is null;
create index survey_by_answer on survey (org_id, answered_at) where answered_at is not null;
create index clock_broken on clock (org_id, case_id) where kind = 'legal' and (stopped_at is null or stopped_at > due_at);

-- As before, and said so that the few clocks that were or may be broken are looked through, not all.
create or replace view case_outcome with (security_invoker = true) as
  select c.org_id, c.id as case_id, c.owner_id, c.owner_name, c.reason, c.nature, c.store_id, c.channel, c.opened_at, c.resolved_at, c.resolution, c.reopened, c.contacts_in,
    c.first_answer_at, s.score, s.answered_at as rated_at,
    exists (select from clock k where k.org_id = c.org_id and k.case_id = c.id and k.kind = 'legal' and (k.stopped_at is null or k.stopped_at > k.due_at)
      and k.due_at < coalesce(k.stopped_at, now())) as legal_breached
  from case_file c left join survey s on s.org_id = c.org_id and s.case_id = c.id;

-- A demand of circuit 1 is what somebody granted alone; of 2 and 3 what was asked across or up, with an action behind it or without.
-- What was asked of a section below ('supply') is no circuit and stands apart.
create view demand_outcome with (security_invoker = true) as
  select a.org_id, a.id, 'own'::text as circuit, 'grant'::text as mode, a.case_id, a.at, a.by_id, a.by_name, a.ended_at, a.ended_at is null as is_open, null::timestamptz as due_at,
    null::uuid as unit_id, null::uuid as person_id, c.store_id, c.channel,
    case when a.ended_at is null then null else greatest(0, extract(epoch from a.ended_at - a.at) / 60)::integer end as waited_minutes
  from case_action a left join case_file c on c.org_id = a.org_id and c.id = a.case_id
  where a.circuit = 'own'
  union all
  select r.org_id, r.id, case r.kind when 'consultation' then 'consulted' when 'authorization' then 'authorised' else 'supply' end, coalesce(k.mode, 'ask'),
    r.case_id, r.asked_at, r.asked_by, r.asked_by_name, r.closed_at, r.is_open, r.due_at, r.unit_id, r.person_id, c.store_id, c.channel, r.waited_minutes
  from request_outcome r left join case_file c on c.org_id = r.org_id and c.id = r.case_id
    left join consultation_outcome k on k.org_id = r.org_id and k.id = r.id;
grant select on demand_outcome to mostrador_app;
