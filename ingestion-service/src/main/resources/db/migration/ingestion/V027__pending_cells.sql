-- What providers said of cells that one of them gave no answer for, while the operation that asked is put off.
create table ingestion.pending_cells (
    operation_id uuid   not null,
    part         integer not null,
    symbol_moves bigint not null,
    cells        text   not null,
    constraint pk_pending_cells primary key (operation_id, part)
);
comment on column ingestion.pending_cells.cells is 'JSON; text, since what a provider said may hold what jsonb refuses';
comment on column ingestion.pending_cells.symbol_moves is
    'ingestion.symbol_moves before it was asked: symbols in the cells are those of then';
