-- Sheets and designs of labels are data; what is below "document" is one value that is read and written whole.
create table label_sheet (
    code     text   primary key,
    version  bigint not null,
    document jsonb  not null
);

create table label_design (
    code     text   primary key,
    version  bigint not null,
    sheet    text   not null references label_sheet (code),
    document jsonb  not null
);

create table label_print (
    id       uuid        primary key,
    document jsonb       not null,
    by       text        not null,
    at       timestamptz not null
);

create table label_queue (
    id        uuid        primary key,
    item_id   uuid        not null references item (id),
    kind      text        not null check (kind in ('SPINE', 'POCKET', 'BARCODE')),
    branch_id uuid        not null references place (id),
    added_by  text        not null,
    added_at  timestamptz not null,
    print_id  uuid        references label_print (id)
);

create unique index label_queue_waiting on label_queue (branch_id, kind, item_id) where print_id is null;
create index label_queue_order on label_queue (branch_id, id) where print_id is null;

insert into label_sheet (code, version, document) values
    ('a4-3x8', 1, '{"code":"a4-3x8","name":"A4, 24 labels of 70 x 37 mm","width":210,"height":297,"grid":{"left":0,"top":0.5,"labelWidth":70,"labelHeight":37,"columns":3,"rows":8,"across":70,"down":37}}'),
    ('a4-spine-7x10', 1, '{"code":"a4-spine-7x10","name":"A4, 70 spine labels of 25 x 27 mm","width":210,"height":297,"grid":{"left":11,"top":13,"labelWidth":25,"labelHeight":27,"columns":7,"rows":10,"across":27,"down":27}}'),
    ('letter-3x10', 1, '{"code":"letter-3x10","name":"Letter, 30 labels of 1 x 2 5/8 inches","width":215.9,"height":279.4,"grid":{"left":4.76,"top":12.7,"labelWidth":66.68,"labelHeight":25.4,"columns":3,"rows":10,"across":69.85,"down":25.4}}'),
    ('roll-25x38', 1, '{"code":"roll-25x38","name":"Roll, spine labels of 25 x 38 mm","width":25,"height":38,"grid":{"left":0,"top":0,"labelWidth":25,"labelHeight":38,"columns":1,"rows":1,"across":25,"down":38}}');

insert into label_design (code, version, sheet, document) values
    ('spine', 1, 'a4-spine-7x10', '{"code":"spine","name":"Spine labels","sheet":"a4-spine-7x10","kind":"SPINE","type":{"size":11,"smallest":6,"bold":true,"centred":false},"symbology":null,"heading":null}'),
    ('pocket', 1, 'a4-3x8', '{"code":"pocket","name":"Pocket labels","sheet":"a4-3x8","kind":"POCKET","type":{"size":9,"smallest":5,"bold":false,"centred":false},"symbology":"CODABAR","heading":null}'),
    ('barcode', 1, 'a4-3x8', '{"code":"barcode","name":"Barcode labels","sheet":"a4-3x8","kind":"BARCODE","type":{"size":9,"smallest":5,"bold":false,"centred":true},"symbology":"CODABAR","heading":null}');
