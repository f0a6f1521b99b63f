-- What a rebuild of the universe has heard of securities so far: a call each, hours of them on a small plan. One that is put
-- off or restarted asks for the others only; what another one heard is forgotten.
create table ingestion.heard_detail (
    operation_id    uuid    not null,
    symbol          text    not null,
    known           boolean not null,
    listed_on       date,
    sic_code        text,
    sic_description text,
    market_cap      double precision,
    constraint pk_heard_detail primary key (operation_id, symbol)
);
comment on column ingestion.heard_detail.known is 'whether the provider knows the security';

-- Which operation brought in last what a company filed, so that one that is put off or restarted goes on with the others.
create table ingestion.heard_filing (
    symbol       text not null constraint pk_heard_filing primary key,
    operation_id uuid not null
);
