-- One visitor's case. The link's token is stored as its SHA-256 only: who reads the database cannot open sessions with it.
create table help_session (
    id uuid primary key,
    token_hash varchar(64) not null unique,
    support_code varchar(9) not null unique,
    disconnect integer,
    extended integer,
    host varchar(4096),
    port integer,
    gateway varchar(4096),
    from_article varchar(200),
    language varchar(8) not null,
    consent_version varchar(20),
    consent_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null,
    state varchar(20) not null,
    top_cause varchar(80),
    version integer not null
);
create index help_session_created on help_session (created_at);

-- One run of the tests. What was found is kept as JSON text: it is shown whole, never searched by field.
create table check_run (
    id uuid primary key,
    session_id uuid not null references help_session (id) on delete cascade,
    number integer not null,
    status varchar(20) not null,
    reason varchar(60),
    host varchar(4096) not null,
    port integer,
    started_at timestamp(6) with time zone not null,
    millis bigint,
    findings text not null,
    trace text not null,
    unique (session_id, number)
);
create index check_run_status on check_run (status);

-- Answers and steps stand for themselves; changing one leaves no trace in the others.
create table session_answer (
    session_id uuid not null references help_session (id) on delete cascade,
    question varchar(80) not null,
    answer varchar(80) not null,
    primary key (session_id, question)
);
create table session_step (
    session_id uuid not null references help_session (id) on delete cascade,
    step varchar(80) not null,
    result varchar(20) not null,
    primary key (session_id, step)
);

-- How a case ended. Ids are plain values, so that old outcomes stay readable when the knowledge changes.
create table outcome (
    id uuid primary key,
    session_id uuid not null unique references help_session (id) on delete cascade,
    result varchar(20) not null,
    step varchar(80),
    cause varchar(80),
    remark varchar(2000),
    recorded_at timestamp(6) with time zone not null
);

-- Staff of installations without Keycloak.
create table staff_account (
    name varchar(80) primary key,
    password_hash varchar(200) not null,
    roles varchar(200) not null,
    must_change boolean not null,
    changed_at timestamp(6) with time zone not null
);
