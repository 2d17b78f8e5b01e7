-- What is to be done to items of a material type before they go on the shelf.
create table checklist (
    material_type text   primary key,
    version       bigint not null,
    document      jsonb  not null
);

insert into checklist (material_type, version, document) values
    ('book', 1, '{"materialType":"book","tasks":[{"code":"stamp","name":"Stamp of ownership","required":true},{"code":"spine-label","name":"Spine label","required":true},{"code":"barcode-label","name":"Barcode label","required":true},{"code":"cover","name":"Cover or jacket","required":false},{"code":"security","name":"Security tag","required":true},{"code":"check","name":"Second look at the record","required":true}],"countPieces":false,"pieces":null}'),
    ('dvd', 1, '{"materialType":"dvd","tasks":[{"code":"barcode-label","name":"Barcode label","required":true},{"code":"disc-label","name":"Label on each disc","required":true},{"code":"case","name":"Security case","required":true},{"code":"check","name":"Second look at the record","required":true}],"countPieces":true,"pieces":"discs and booklets"}'),
    ('cd', 1, '{"materialType":"cd","tasks":[{"code":"barcode-label","name":"Barcode label","required":true},{"code":"disc-label","name":"Label on each disc","required":true},{"code":"case","name":"Security case","required":true}],"countPieces":true,"pieces":"discs and booklets"}'),
    ('kit', 1, '{"materialType":"kit","tasks":[{"code":"barcode-label","name":"Barcode label","required":true},{"code":"contents","name":"List of contents in the lid","required":true},{"code":"check","name":"Second look at the record","required":true}],"countPieces":true,"pieces":"everything on the list of contents"}'),
    ('game', 1, '{"materialType":"game","tasks":[{"code":"barcode-label","name":"Barcode label","required":true},{"code":"contents","name":"List of contents in the lid","required":true}],"countPieces":true,"pieces":"everything on the list of contents"}');

create table item_processing (
    item_id   uuid        primary key references item (id),
    version   bigint      not null,
    step      text        not null
              check (step in ('ORDERED', 'RECEIVED', 'ACCESSIONED', 'IN_PROCESS', 'SHELF_READY', 'CANCELLED')),
    since     timestamptz not null,
    line_id   uuid,
    accession text        unique,
    tasks     text[]      not null default '{}',
    pieces    integer     check (pieces >= 0),
    missing   integer     check (missing >= 0)
);

create index item_processing_step on item_processing (step, item_id)
    where step not in ('SHELF_READY', 'CANCELLED');
create index item_processing_line on item_processing (line_id);

create table item_processing_change (
    item_id uuid        not null references item_processing (item_id),
    seq     integer     not null,
    step    text        not null,
    actor   text        not null,
    at      timestamptz not null,
    note    text,
    primary key (item_id, seq)
);
