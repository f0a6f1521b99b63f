-- Up to where a build has read the inputs: the next one asks for what was committed since.
alter table feature.feature_build
    add column input_snapshot text,
    add column last_due date;

-- What the last build knew of each symbol that gets features.
create table feature.symbol_state (
    symbol      text collate "C" not null constraint pk_symbol_state primary key,
    listed_on   date,
    delisted_on date,
    member_from date[] not null,
    member_to   date[] not null,
    first_bar   date,
    last_bar    date
);
comment on column feature.symbol_state.member_to is 'per membership the day after its last one, null while it lasts';

-- Where recursive averages stand at the start of each block of 63 sessions, after the rows before it. Computing on from
-- there gives the bits of a computation from the first row.
create table feature.recursive_anchor (
    symbol         text collate "C" not null,
    session        date not null,
    last_session   date not null,
    strength_rows  integer not null,
    strength_price double precision,
    gain           double precision,
    loss           double precision,
    range_rows     integer not null,
    range_price    double precision,
    true_range     double precision,
    average_rows   integer not null,
    ema_12         double precision,
    ema_26         double precision,
    ema_50         double precision,
    ema_200        double precision,
    constraint pk_recursive_anchor primary key (symbol, session)
);
comment on column feature.recursive_anchor.last_session is 'the last session before the block with a row';

-- What was published of a cell until a build changed it: its row, or that there was none. Cells of which this says nothing
-- are as they were since the first build.
create table feature.row_before (
    like feature.published_features,
    build   integer not null,
    present boolean not null,
    constraint pk_row_before primary key (symbol, session, build)
);
comment on column feature.row_before.build is 'position of the build that changed the cell';
comment on column feature.row_before.present is 'whether there was a row';
create index ix_row_before_build on feature.row_before using brin (build);

create view feature.published_row_versions as select * from feature.row_before;

create view feature.published_builds as
    select position, build_id, run_id, is_full, from_session, to_session, latest_session, row_count, content_hash,
           published_at
    from feature.feature_build;

-- published_features as it was at an instant.
create function feature.published_features_as_of(at timestamptz) returns setof feature.published_features
    language sql stable parallel safe
    as $$
        select symbol, session, ret_1d, ret_5d, mom_21, mom_63, mom_126, mom_252, mom_252_21, vol_21, vol_63,
            vol_252, max_ret_21, rsi_14, ema_12_26_pct, ema_50_200_ratio, atr_14_pct, obv_21_ratio,
            reversal_5d_z, overnight_gap, range_pct, range_21, high_252_ratio, adv_usd_21, illiq_21,
            zero_volume_21, turnover_21, size_ln, beta_63, ivol_63, mkt_ret_1d, mkt_ret_5d, mkt_ret_21d,
            mkt_vol_21, mkt_vol_63, f_earnings_yield, f_book_yield, f_sales_yield, f_debt_to_equity, f_roa,
            f_roe, f_gross_margin, f_profit_margin, f_current_ratio, cs_z_mom_21, cs_z_mom_63, cs_z_mom_252,
            cs_z_vol_21, cs_z_rsi_14, cs_z_adv_usd_21, cs_z_turnover_21, cs_z_size_ln, cs_z_beta_63,
            cs_z_f_earnings_yield, cs_z_f_book_yield, fwd_ret, fwd_ret_resid, fwd_ret_exec,
            fwd_ret_exec_resid, label_terminal
        from (
            select distinct on (symbol, session) * from feature.published_row_versions
            where build > (select coalesce(max(position), 0) from feature.published_builds where published_at <= at)
            order by symbol, session, build) as earlier
        where present and exists (select from feature.published_builds where published_at <= at)
        union all
        select symbol, session, ret_1d, ret_5d, mom_21, mom_63, mom_126, mom_252, mom_252_21, vol_21, vol_63,
            vol_252, max_ret_21, rsi_14, ema_12_26_pct, ema_50_200_ratio, atr_14_pct, obv_21_ratio,
            reversal_5d_z, overnight_gap, range_pct, range_21, high_252_ratio, adv_usd_21, illiq_21,
            zero_volume_21, turnover_21, size_ln, beta_63, ivol_63, mkt_ret_1d, mkt_ret_5d, mkt_ret_21d,
            mkt_vol_21, mkt_vol_63, f_earnings_yield, f_book_yield, f_sales_yield, f_debt_to_equity, f_roa,
            f_roe, f_gross_margin, f_profit_margin, f_current_ratio, cs_z_mom_21, cs_z_mom_63, cs_z_mom_252,
            cs_z_vol_21, cs_z_rsi_14, cs_z_adv_usd_21, cs_z_turnover_21, cs_z_size_ln, cs_z_beta_63,
            cs_z_f_earnings_yield, cs_z_f_book_yield, fwd_ret, fwd_ret_resid, fwd_ret_exec,
            fwd_ret_exec_resid, label_terminal
        from feature.published_features as current
        where exists (select from feature.published_builds where published_at <= at)
          and not exists (
            select from feature.published_row_versions as changed
            where changed.symbol = current.symbol and changed.session = current.session
              and changed.build > (select max(position) from feature.published_builds where published_at <= at))
    $$;

grant select on feature.published_row_versions, feature.published_builds to ballast_reader;
grant execute on function feature.published_features_as_of(timestamptz) to ballast_reader;
