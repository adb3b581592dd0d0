-- room: channels/phone
alter table phone_line add column quiet_since timestamptz;   -- when it was last heard, once somebody was told that it is quiet; null: it is not
