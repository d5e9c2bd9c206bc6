-- How much of what there was on a day (UTC): sessions that arrived then and how far they came, by code, cause, article; steps; searches for nothing.
-- Counts alone, without the name of a computer or anything by which sessions could be told apart, so they outlive the sessions.
create table figure_count (
    id uuid primary key,
    day_of date not null,
    kind varchar(20) not null,
    subject varchar(200) not null,
    measure varchar(20) not null,
    amount bigint not null,
    constraint figure_count_once unique (day_of, kind, subject, measure)
);

create index figure_count_kind on figure_count (kind, day_of);

-- Which days were counted, by what state of their sessions. A closed one is never counted again: its sessions have begun to be erased.
create table figure_day (
    day_of date primary key,
    sessions bigint not null,
    versions bigint not null,
    closed boolean not null,
    counted_at timestamp(6) with time zone not null
);

-- What the diagnosis thought most likely before it heard which step had helped, and whether that step is one against it. Who says so: witness.
create table forecast (
    session_id uuid primary key references help_session (id) on delete cascade,
    cause varchar(80) not null,
    probability double precision not null,
    came_true boolean not null,
    witness varchar(10) not null
);
