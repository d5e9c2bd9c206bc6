-- How much a check could ask of the host: a deep one is not offered again. Empty for checks from before this was kept.
alter table check_run add column depth varchar(10);
