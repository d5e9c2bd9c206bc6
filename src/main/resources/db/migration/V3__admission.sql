-- The keys of the hashes that stand for addresses: one for targets, and one for clients for each day, which is destroyed after a week.
create table pseudonym_key (
    name varchar(20) primary key,
    secret varchar(64) not null,
    made_at timestamp(6) with time zone not null
);

-- What somebody wanted tested and what became of it, for the owner of a tested host who asks. The host, gateway and addresses are
-- emptied when the visitor erases the session; target_key stays, so that the question can still be answered.
create table run_record (
    id uuid primary key,
    asked_at timestamp(6) with time zone not null,
    client varchar(32) not null,
    session_id uuid,
    target_key varchar(32) not null,
    host varchar(4096),
    port integer not null,
    gateway varchar(4096),
    addresses varchar(400),
    depth varchar(10) not null,
    verdict varchar(20) not null,
    reason varchar(60),
    policy varchar(16) not null,
    connections integer,
    bytes_sent bigint,
    bytes_received bigint,
    millis bigint
);
create index run_record_asked on run_record (asked_at, verdict);
create index run_record_client on run_record (client, asked_at);
create index run_record_target on run_record (target_key, asked_at);
create index run_record_session on run_record (session_id);

-- The addresses that a run was allowed to dial, as hashes, with their networks (IPv4 /24, IPv6 /48).
create table run_address (
    run_id uuid not null references run_record (id) on delete cascade,
    address_key varchar(32) not null,
    network_key varchar(32) not null,
    asked_at timestamp(6) with time zone not null,
    primary key (run_id, address_key)
);
create index run_address_address on run_address (address_key, asked_at);
create index run_address_network on run_address (network_key, asked_at);

-- Token buckets of the limits, as bucket4j writes them; a bucket that would be full again by now is removed.
create table limit_bucket (
    id varchar(80) primary key,
    state bytea,
    expires_at bigint
);

-- What staff should look at, and who may not ask for now.
create table alarm (
    id uuid primary key,
    kind varchar(30) not null,
    subject varchar(300) not null,
    detail varchar(300) not null,
    raised_at timestamp(6) with time zone not null,
    last_at timestamp(6) with time zone not null,
    times integer not null,
    seen_by varchar(80),
    seen_at timestamp(6) with time zone
);
create index alarm_subject on alarm (kind, subject, raised_at);
create table client_block (
    id uuid primary key,
    client varchar(32) not null,
    why varchar(30) not null,
    blocked_at timestamp(6) with time zone not null,
    until_at timestamp(6) with time zone not null,
    blocked_by varchar(80),
    lifted_by varchar(80),
    lifted_at timestamp(6) with time zone
);
create index client_block_client on client_block (client, until_at);
