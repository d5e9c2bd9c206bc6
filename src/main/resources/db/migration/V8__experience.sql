-- What staff approved or dismissed of what outcomes teach. Since_at, until_at: outcomes recorded after the one
-- moment and up to the other were decided on. Each decision goes on where one before ended, and no two where the same did: an outcome can't count twice.
create table experience_batch (
    id uuid primary key,
    since_at timestamp(6) with time zone not null unique,
    until_at timestamp(6) with time zone not null,
    decided_at timestamp(6) with time zone not null,
    decided_by varchar(255) not null,
    approved boolean not null,
    lessons integer not null,
    clients integer not null
);

-- What the approved ones add: cases of a cause, or how often a step helped against it. Ids are plain values, and nothing is about a person.
create table experience_count (
    id uuid primary key,
    batch_id uuid not null references experience_batch (id),
    cause varchar(80) not null,
    step varchar(80),
    cases double precision not null,
    fixed double precision not null,
    failed double precision not null
);
