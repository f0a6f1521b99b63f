-- Expected cells without the target. A return ahead is missing for want of a bar from its session on, a residual one also for
-- want of a beta, which needs the bars of 64 sessions, or of a bar of the benchmark. What is joined is materialized: nobody can
-- estimate how many cells are lost, and a view of absences that is looked up once per cell takes minutes.
, span as materialized (
    select (select min(session) from day) as first, max(session) as last from feature.published_session_coverage),
benchmark as materialized (
    select bar.symbol, bar.session from ingestion.published_bars as bar
    join ingestion.published_universe as security on security.symbol = bar.symbol and security.benchmark
    where bar.session between (select first from span) - 365 and (select last from span)),
hole as materialized (
    select session from feature.published_session_coverage
    where session between (select first from span) - 365 and (select last from span)
      and session not in (select session from benchmark)),
label as materialized (
    select * from (
        select built.symbol, built.session, built.fwd_ret, built.fwd_ret_resid, built.beta_63, count(*) over before as bars,
            count(benchmark.session) over before as shared
        from feature.published_features as built
        left join benchmark using (session)
        where built.session between (select first from span) - 365 and (select last from span)
        window before as (partition by built.symbol order by built.session rows between 63 preceding and current row)) as past
    where session = any (:sessions)),
lost as materialized (
    select cell.symbol, cell.session, cell.sector, cell.exchange, cell.listed_on, label.symbol is not null as built,
        label.fwd_ret, label.beta_63, label.bars, label.shared
    from expected as cell
    left join label on label.symbol = cell.symbol and label.session = cell.session
    where case when :residual then label.fwd_ret_resid else label.fwd_ret end is null),
later as materialized (
    select symbol, session, reason, provider from ingestion.published_absences
    where session between (select first from span) and (select last from span)),
gap as materialized (
    select distinct on (lost.symbol, lost.session) lost.symbol, lost.session, later.session as bar_session, later.reason,
        later.provider
    from lost
    join later on later.symbol = lost.symbol and later.session >= lost.session
    where lost.fwd_ret is null
    order by lost.symbol, lost.session, later.session),
explained as (
    select lost.*, gap.bar_session, gap.provider,
        case when gap.bar_session = lost.session then gap.reason
             when not lost.built then 'not-built'
             when lost.fwd_ret is null then coalesce(gap.reason, 'label-undefined')
             when lost.beta_63 is not null then 'benchmark-missing'
             when lost.bars < 64 then 'short-history'
             when lost.shared < lost.bars then 'benchmark-missing'
             else 'beta-undefined' end as cause
    from lost
    left join gap using (symbol, session))
select symbol, session, provider, cause, sector, exchange, listed_on,
    case when cause = 'benchmark-missing'
        then (select security.symbol from ingestion.published_universe as security where security.benchmark limit 1)
        else symbol end as bar_symbol,
    case when cause <> 'benchmark-missing' then bar_session
         when beta_63 is not null then (select min(hole.session) from hole where hole.session >= explained.session)
         else (select max(hole.session) from hole where hole.session <= explained.session) end as bar_session
from explained
