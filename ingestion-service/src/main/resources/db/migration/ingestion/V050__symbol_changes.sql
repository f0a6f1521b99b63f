-- What securities were called before. Every table keeps a security under one symbol, its present ticker; a security whose
-- ticker went to another one is kept under the ticker and the day it ended.
create table ingestion.symbol_change (
    ticker     text not null,
    changed_on date not null,
    symbol     text not null,
    kind       text not null constraint ck_symbol_change_kind check (kind in ('renamed', 'retired')),
    constraint pk_symbol_change primary key (ticker, changed_on)
);
comment on column ingestion.symbol_change.ticker is 'what the security traded as before changed_on';
comment on column ingestion.symbol_change.symbol is 'what it is kept as now';

create view ingestion.published_symbol_changes as
    select ticker, changed_on, symbol, kind from ingestion.symbol_change;

grant select on ingestion.published_symbol_changes to ballast_reader;
