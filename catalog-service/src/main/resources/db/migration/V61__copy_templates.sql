-- What is done to records that are taken from elsewhere.
create table copy_template (
    code     text   primary key,
    version  bigint not null,
    document jsonb  not null
);

insert into copy_template (code, version, document) values
    ('default', 1, '{"code": "default", "name": "Without the fields that are others'' own",
                     "removed": ["029", "049", "59X", "69X", "852", "876", "877", "878", "9XX"], "added": [],
                     "kept": ["09X", "59X", "69X", "852", "9XX"]}'),
    ('as-is', 1, '{"code": "as-is", "name": "As it came, octet for octet", "removed": [], "added": [], "kept": []}');
