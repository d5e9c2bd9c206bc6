-- How many people came from which article to which code, day by day. Nothing about a person is in here.
create table arrival (
    id uuid primary key,
    day_of date not null,
    from_article varchar(200) not null,
    code varchar(40) not null,
    visits bigint not null,
    constraint arrival_once unique (day_of, from_article, code)
);
