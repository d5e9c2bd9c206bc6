-- When a step was tried: one that lowers protection has to be undone in time.
alter table session_step add column tried_at timestamp(6) with time zone;
