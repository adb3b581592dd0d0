-- room: attributions
alter table action_kind
  add asks jsonb not null default '[]';   -- what a new row of it is offered to demand: [{kind, value}]
