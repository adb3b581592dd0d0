-- room: attributions
alter table attribution
  add expression text,                    -- a further condition in CEL, type-checked when saved; null: none
  add steps jsonb not null default '[]',  -- who decides instead of the line of report: [{need, of, upTo}]
  add trial_id uuid;                      -- the trial that this row belongs to; it goes when the trial ends

-- What past requests are looked through by, without opening what they were made from.
alter table ruling
  add holder_role text generated always as (holder ->> 'role') stored,
  add vendor_id uuid generated always as ((holder ->> 'vendorId')::uuid) stored,
  add reason text generated always as (facts ->> 'reason') stored,
  add store_code text generated always as (facts ->> 'storeCode') stored,
  add contacts integer not null default 0, -- how often the customer wrote again while it was pending, and in the week after
  add score smallint,                     -- what the customer said of the case afterwards, one to five
  add overturned text check (overturned in ('granted','denied')); -- decided otherwise later: by an audit, or by a superior
create index ruling_past on ruling (org_id, action, at);
