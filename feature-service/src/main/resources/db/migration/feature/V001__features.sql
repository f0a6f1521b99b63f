-- A row per symbol ever included and session with a bar. Values that are missing are null; NaN and infinity never get here.
-- Symbols are compared byte by byte, as in the builds, so that the key gives the order of content hashes. There are two
-- generations: the published one, and one beside it in which a full build writes unseen (docs/adr/0064). The generation
-- takes no room: it lies in the padding after label_terminal.
create table feature.feature_row (
    symbol text collate "C" not null,
    session date not null,
    ret_1d double precision,
    ret_5d double precision,
    mom_21 double precision,
    mom_63 double precision,
    mom_126 double precision,
    mom_252 double precision,
    mom_252_21 double precision,
    vol_21 double precision,
    vol_63 double precision,
    vol_252 double precision,
    max_ret_21 double precision,
    rsi_14 double precision,
    ema_12_26_pct double precision,
    ema_50_200_ratio double precision,
    atr_14_pct double precision,
    obv_21_ratio double precision,
    reversal_5d_z double precision,
    overnight_gap double precision,
    range_pct double precision,
    range_21 double precision,
    high_252_ratio double precision,
    adv_usd_21 double precision,
    illiq_21 double precision,
    zero_volume_21 double precision,
    turnover_21 double precision,
    size_ln double precision,
    beta_63 double precision,
    ivol_63 double precision,
    mkt_ret_1d double precision,
    mkt_ret_5d double precision,
    mkt_ret_21d double precision,
    mkt_vol_21 double precision,
    mkt_vol_63 double precision,
    f_earnings_yield double precision,
    f_book_yield double precision,
    f_sales_yield double precision,
    f_debt_to_equity double precision,
    f_roa double precision,
    f_roe double precision,
    f_gross_margin double precision,
    f_profit_margin double precision,
    f_current_ratio double precision,
    cs_z_mom_21 double precision,
    cs_z_mom_63 double precision,
    cs_z_mom_252 double precision,
    cs_z_vol_21 double precision,
    cs_z_rsi_14 double precision,
    cs_z_adv_usd_21 double precision,
    cs_z_turnover_21 double precision,
    cs_z_size_ln double precision,
    cs_z_beta_63 double precision,
    cs_z_f_earnings_yield double precision,
    cs_z_f_book_yield double precision,
    fwd_ret double precision,
    fwd_ret_resid double precision,
    fwd_ret_exec double precision,
    fwd_ret_exec_resid double precision,
    label_terminal boolean not null,
    generation smallint not null
) partition by list (generation);

create table feature.feature_row_0 partition of feature.feature_row (
    generation default 0,
    constraint pk_feature_row_0 primary key (symbol, session)
) for values in (0) partition by range (session);

create table feature.feature_row_1 partition of feature.feature_row (
    generation default 1,
    constraint pk_feature_row_1 primary key (symbol, session)
) for values in (1) partition by range (session);

do $$
begin
    for generation in 0..1 loop
        for year in 1990..2035 loop
            execute format(
                'create table feature.feature_row_%1$s_%2$s partition of feature.feature_row_%1$s for values from (%3$L) to (%4$L)',
                generation, year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
        end loop;
    end loop;
end
$$;

-- Few rows: tells which delistings the labels know of.
create index ix_feature_row_0_terminal on feature.feature_row_0 (symbol, session) where label_terminal;
create index ix_feature_row_1_terminal on feature.feature_row_1 (symbol, session) where label_terminal;

-- One row: which generation is published. A build locks it, a full build changes it when all its rows are there.
create table feature.published_generation (
    generation smallint not null constraint ck_published_generation check (generation in (0, 1))
);
create unique index uq_published_generation on feature.published_generation ((true));
insert into feature.published_generation values (0);

-- A row per exchange session from the first bar to the latest due session, with or without bars.
create table feature.session_coverage (
    session date not null constraint pk_session_coverage primary key,
    universe_symbols integer not null,
    expected_cells integer not null,
    row_count integer not null,
    symbols_with_features integer not null,
    covered_cells integer not null,
    fwd_ret_cells integer not null,
    fwd_ret_resid_cells integer not null,
    membership_hash bigint not null,
    constraint ck_session_coverage_cells check (
        covered_cells <= expected_cells and fwd_ret_cells <= expected_cells and fwd_ret_resid_cells <= fwd_ret_cells)
);

-- A row per build, numbered in order of publication. A build has the id of the operation that made it.
create table feature.feature_build (
    build_id uuid not null constraint pk_feature_build primary key,
    position integer not null constraint uq_feature_build_position unique,
    run_id text not null,
    settings text not null,
    is_full boolean not null,
    from_session date,
    to_session date,
    latest_session date not null,
    symbols integer not null,
    symbols_with_features integer not null,
    row_count bigint not null,
    feature_coverage_rate double precision,
    fwd_ret_coverage double precision,
    fwd_ret_resid_coverage double precision,
    content_hash text not null,
    published_at timestamptz not null
);

create view feature.published_features as
select
    symbol,
    session,
    ret_1d,
    ret_5d,
    mom_21,
    mom_63,
    mom_126,
    mom_252,
    mom_252_21,
    vol_21,
    vol_63,
    vol_252,
    max_ret_21,
    rsi_14,
    ema_12_26_pct,
    ema_50_200_ratio,
    atr_14_pct,
    obv_21_ratio,
    reversal_5d_z,
    overnight_gap,
    range_pct,
    range_21,
    high_252_ratio,
    adv_usd_21,
    illiq_21,
    zero_volume_21,
    turnover_21,
    size_ln,
    beta_63,
    ivol_63,
    mkt_ret_1d,
    mkt_ret_5d,
    mkt_ret_21d,
    mkt_vol_21,
    mkt_vol_63,
    f_earnings_yield,
    f_book_yield,
    f_sales_yield,
    f_debt_to_equity,
    f_roa,
    f_roe,
    f_gross_margin,
    f_profit_margin,
    f_current_ratio,
    cs_z_mom_21,
    cs_z_mom_63,
    cs_z_mom_252,
    cs_z_vol_21,
    cs_z_rsi_14,
    cs_z_adv_usd_21,
    cs_z_turnover_21,
    cs_z_size_ln,
    cs_z_beta_63,
    cs_z_f_earnings_yield,
    cs_z_f_book_yield,
    fwd_ret,
    fwd_ret_resid,
    fwd_ret_exec,
    fwd_ret_exec_resid,
    label_terminal
from feature.feature_row
where generation = (select generation from feature.published_generation);

create view feature.published_session_coverage as
select
    session,
    universe_symbols,
    expected_cells,
    row_count,
    symbols_with_features,
    covered_cells,
    fwd_ret_cells,
    fwd_ret_resid_cells
from feature.session_coverage;

grant select on feature.published_features to ballast_reader;
grant select on feature.published_session_coverage to ballast_reader;
