-- A request to repair gaps, and what came of it; times are business time.
create table monitor.healing (
    run_id       text        not null constraint pk_healing primary key,
    requested_at timestamptz not null,
    author       text        not null,
    note         text        not null,
    verified_at  timestamptz
);
create index ix_healing_requested on monitor.healing (requested_at desc);
comment on column monitor.healing.author is 'who let it go beyond the brake; monitor where nobody had to';

-- The cells it asks for.
create table monitor.healing_cell (
    run_id  text    not null constraint fk_healing_cell references monitor.healing on delete cascade,
    session date    not null,
    symbol  text    not null,
    reason  text    not null,
    attempt integer not null constraint ck_healing_cell_attempt check (attempt >= 1),
    outcome text    constraint ck_healing_cell_outcome check (outcome in ('healed', 'absent')),
    constraint pk_healing_cell primary key (run_id, session, symbol)
);
create index ix_healing_cell on monitor.healing_cell (session, symbol);
comment on column monitor.healing_cell.reason is 'why the cell had no bar, by the absence ledger';
comment on column monitor.healing_cell.attempt is 'how often it was asked for in vain before, and once more';

-- Read by ingestion when remediation-requested tells of a run.
create view monitor.published_remediation as select run_id, symbol, session from monitor.healing_cell;
grant select on monitor.published_remediation to ballast_reader;
