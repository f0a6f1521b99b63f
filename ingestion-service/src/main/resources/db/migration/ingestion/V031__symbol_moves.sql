-- How often rows were moved to other symbols: who fetched before a move must not store after it.
create table ingestion.symbol_moves (
    singleton boolean not null default true constraint pk_symbol_moves primary key check (singleton),
    moves     bigint  not null default 0
);
insert into ingestion.symbol_moves default values;
