-- Through which gateway a check went: without it, what was found out about one gateway would count for the next.
alter table check_run add column gateway varchar(4096);
