-- room: channels/email
-- An answer that came before the mail it answers: that mail looks for it by what it answers, the nearest of what it names.
create index raw_mail_answering on raw_mail (org_id, (named[1])) where named <> '{}';
