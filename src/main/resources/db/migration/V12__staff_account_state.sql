-- Accounts that are closed for a while, when they were last used, and from when on a sign-in counts: whoever changes
-- a password, disables an account or signs out moves sessions_from, which ends all sessions opened before.
alter table staff_account add column disabled boolean default false not null;
alter table staff_account add column last_sign_in_at timestamp(6) with time zone;
alter table staff_account add column sessions_from timestamp(6) with time zone;
update staff_account set sessions_from = changed_at;
alter table staff_account alter column sessions_from set not null;
