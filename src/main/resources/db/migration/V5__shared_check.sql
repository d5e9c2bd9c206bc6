-- When a check's result was measured, if that was done for an earlier check of the same computer.
alter table check_run add column measured_at timestamp(6) with time zone;
