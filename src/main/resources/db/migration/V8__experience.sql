-- What staff approved or dismissed of what outcomes teach. Until_at: outcomes recorded up to this moment were decided on.
create table experience_batch (
    id uuid primary key,
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
