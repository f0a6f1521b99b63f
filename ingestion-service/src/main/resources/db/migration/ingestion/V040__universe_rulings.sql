-- Securities a person excludes from the universe or forces into it, whatever the rule says.
create table ingestion.universe_ruling (
    symbol text not null constraint pk_universe_ruling primary key,
    kind   text not null constraint ck_universe_ruling_kind check (kind in ('include', 'exclude')),
    reason text not null,
    author text not null,
    until  date not null
);
comment on column ingestion.universe_ruling.until is 'the last day it holds; the next rebuild after it ignores it';
