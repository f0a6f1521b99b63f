-- Stored bars that can be true and look wrong, by the symbol's own past; a person judges them.
create table ingestion.suspect_bar (
    symbol    text             not null,
    session   date             not null,
    kind      text             not null,
    observed  double precision not null,
    threshold double precision not null,
    detail    text             not null,
    constraint pk_suspect_bar primary key (symbol, session, kind),
    constraint ck_suspect_bar_kind check (
        kind in ('price-jump', 'scale-error', 'wide-range', 'volume-spike', 'stale-repeat'))
);
comment on column ingestion.suspect_bar.observed is 'ratio seen: to the last trusted close, of high to low, or to the usual volume; 1 for a repeat';
comment on column ingestion.suspect_bar.threshold is 'ratio from which it counts as suspect';
create index ix_suspect_bar_session on ingestion.suspect_bar (session);

create view ingestion.published_suspects as
    select symbol, session, kind, observed, threshold, detail from ingestion.suspect_bar;

grant select on ingestion.published_suspects to ballast_reader;
