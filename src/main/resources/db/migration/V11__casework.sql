-- What staff do with a case: who takes care of it, and whether something happened since staff last looked.
create table case_work (
    session_id uuid primary key references help_session (id) on delete cascade,
    assigned_to varchar(255),
    assigned_at timestamp(6) with time zone,
    unread boolean not null
);
create index case_work_assigned on case_work (assigned_to);
create table case_note (
    id uuid primary key,
    session_id uuid not null references help_session (id) on delete cascade,
    written_at timestamp(6) with time zone not null,
    written_by varchar(255) not null,
    kind varchar(10) not null,
    words varchar(4000) not null
);
create index case_note_session on case_note (session_id, written_at);
create table case_tag (
    session_id uuid not null references help_session (id) on delete cascade,
    tag varchar(40) not null,
    tagged_at timestamp(6) with time zone not null,
    primary key (session_id, tag)
);
create index case_tag_tag on case_tag (tag);

-- What a case can be found by: code, cause, host, state, each word of its text. Every filter of the queue is a term, so one index serves
-- all of them, on H2 and PostgreSQL alike. Bytes and not text, because those are sorted the same way everywhere.
create table case_term (
    session_id uuid not null references help_session (id) on delete cascade,
    term bytea not null,
    created_at timestamp(6) with time zone not null,
    primary key (session_id, term)
);
create index case_term_found on case_term (term, created_at desc, session_id);

-- A filter that somebody keeps under a name.
create table saved_view (
    id uuid primary key,
    owner varchar(255) not null,
    name varchar(60) not null,
    query varchar(2000) not null,
    shared boolean not null,
    made_at timestamp(6) with time zone not null,
    constraint saved_view_once unique (owner, name)
);

-- Cases that have a thing in common and stand together: the term says what. The banner is shown to its visitors while it is not empty.
create table incident (
    id uuid primary key,
    kind varchar(10) not null,
    subject varchar(300) not null,
    since_at timestamp(6) with time zone not null,
    opened_at timestamp(6) with time zone not null,
    opened_by varchar(255) not null,
    closed_at timestamp(6) with time zone,
    closed_by varchar(255),
    banner varchar(1000),
    banner_by varchar(255),
    version integer not null
);
create index incident_open on incident (closed_at, kind, subject);

-- When a question was answered, for the time line; and who of staff confirmed how a case ended.
alter table session_answer add column answered_at timestamp(6) with time zone;
alter table outcome add column confirmed_by varchar(255);
