-- room: channels/email
-- Known as soon as a mail is kept, before it is understood: an answer waits for what it answers.
alter table raw_mail add column named text[] not null default '{}'; -- Message-IDs that it answers or refers to, nearest first
create index raw_mail_of_message on raw_mail (org_id, mailbox_id, message_id);
create index raw_mail_named on raw_mail (org_id, message_id) where state = 'stored';
