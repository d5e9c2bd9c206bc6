-- Who asked not to be tested, and since when. Nothing is deleted: what was withdrawn stays with its dates.
create table opt_out (
    id uuid primary key,
    subject varchar(255) not null,
    way varchar(10) not null,
    added_at timestamp(6) with time zone not null,
    added_by varchar(255),
    contact varchar(320),
    remark varchar(2000),
    withdrawn_at timestamp(6) with time zone,
    withdrawn_way varchar(10),
    withdrawn_by varchar(255),
    withdrawn_because varchar(2000)
);
create index opt_out_withdrawn on opt_out (withdrawn_at);

-- Requests of strangers, which count from their proof on. The token is no secret: its holder publishes it in the DNS.
create table opt_out_request (
    id uuid primary key,
    subject varchar(255) not null,
    purpose varchar(10) not null,
    token varchar(40) not null,
    created_at timestamp(6) with time zone not null,
    checked_at timestamp(6) with time zone not null,
    proven_at timestamp(6) with time zone
);
create index opt_out_request_open on opt_out_request (proven_at, checked_at);
