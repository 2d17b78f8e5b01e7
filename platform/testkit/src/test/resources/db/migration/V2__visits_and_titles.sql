create table visit (
    patron_id uuid   not null,
    version   bigint not null,
    traceid   text   not null
);

create table title (
    record_id uuid   primary key,
    version   bigint not null,
    title     text   not null
);
