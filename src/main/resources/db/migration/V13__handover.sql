-- Cases on their way to somebody else. A row is claimed by counting the try up, which only one server can do, and then it is not due again before
-- next_at. What is in the letter is emptied once it was taken or given up.
create table handover (
    id uuid primary key,
    session_id uuid not null references help_session (id) on delete cascade,
    way varchar(10) not null,
    receiver varchar(320) not null,
    subject varchar(400),
    letter text,
    payload text,
    asked_by varchar(255) not null,
    asked_at timestamp(6) with time zone not null,
    state varchar(10) not null,
    tries integer not null,
    next_at timestamp(6) with time zone not null,
    problem varchar(40),
    detail varchar(60),
    ended_at timestamp(6) with time zone
);
create index handover_due on handover (state, next_at);
create index handover_session on handover (session_id);
