-- The build that is made in shards: one at a time. Its inputs are those of a moment that lasts as long as the transaction
-- that holds it, so nothing here is worth more than the server's process: none of it is logged.
create unlogged table feature.shard_plan (
    attempt          uuid not null constraint pk_shard_plan primary key,
    build_id         uuid not null,
    run_id           text not null,
    moment           text not null,
    benchmark        text not null,
    horizon          integer not null,
    delisting_return double precision not null,
    last_due         date not null,
    target           integer not null,
    from_session     date,
    to_session       date
);
create unique index uq_shard_plan on feature.shard_plan ((true));
comment on column feature.shard_plan.moment is 'exported snapshot of which every shard reads its inputs';
comment on column feature.shard_plan.target is 'generation into which the rows go';
comment on column feature.shard_plan.from_session is 'first session reported, known once all shards are scored';

-- Who works at a shard has locked its row until the end of the transaction.
create unlogged table feature.shard (
    attempt   uuid not null,
    shard     integer not null,
    symbols   text[] not null,
    passes    integer not null default 0 constraint ck_shard_passes check (passes in (0, 1, 2)),
    replica   text,
    first_bar date,
    last_bar  date,
    row_count bigint not null default 0,
    constraint pk_shard primary key (attempt, shard)
);
comment on column feature.shard.passes is '1: scored, 2: written';
comment on column feature.shard.replica is 'process that made the last pass';

-- What cross-sections are made of: per score a count (4 bytes) and so many values (8 bytes each), in order of symbol.
create unlogged table feature.shard_score (
    session date not null,
    shard   integer not null,
    scores  bytea not null,
    constraint pk_shard_score primary key (session, shard)
);
-- Digits do not shrink.
alter table feature.shard_score alter column scores set storage external;

create unlogged table feature.shard_distribution (
    session   date not null,
    score     text not null,
    low       double precision not null,
    high      double precision not null,
    mean      double precision not null,
    deviation double precision not null,
    constraint pk_shard_distribution primary key (session, score)
);

create unlogged table feature.shard_coverage (
    like feature.session_coverage,
    shard integer not null,
    constraint pk_shard_coverage primary key (session, shard)
);

create unlogged table feature.shard_state (
    like feature.symbol_state,
    constraint pk_shard_state primary key (symbol)
);

create unlogged table feature.shard_anchor (
    like feature.recursive_anchor,
    constraint pk_shard_anchor primary key (symbol, session)
);
