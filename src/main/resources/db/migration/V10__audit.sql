-- What staff did: each entry holds the hash of the one before it. Written once, never changed.
create table audit_entry (
    number bigint primary key,
    at timestamp(6) with time zone not null,
    who varchar(255) not null,
    action varchar(40) not null,
    subject varchar(300) not null,
    detail varchar(300) not null,
    previous_hash varchar(64) not null,
    hash varchar(64) not null
);
create index audit_entry_subject on audit_entry (subject, action);
create index audit_entry_at on audit_entry (at);

-- Where the chain begins (after the entries that were kept long enough) and ends, in one row.
create table audit_ends (
    id integer primary key,
    first_after bigint not null,
    first_after_hash varchar(64) not null,
    last bigint not null,
    last_hash varchar(64) not null,
    version integer not null
);
insert into audit_ends values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0, '0000000000000000000000000000000000000000000000000000000000000000', 0);
