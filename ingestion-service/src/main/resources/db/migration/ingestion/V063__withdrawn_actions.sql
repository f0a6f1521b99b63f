-- Who told of an action last: only if the same provider tells of it no more it was withdrawn.
alter table ingestion.corporate_action add column told_by text;
comment on column ingestion.corporate_action.told_by is 'null if it was told of before this was noted';

-- The factors by what was known at an instant, of the securities of which something else was known then than now: those
-- with an action of before that came, was corrected or was withdrawn after it, and those whose last close before a dividend was
-- revised after it. The rules are those of FactorComputation.
create or replace function ingestion.published_factors_as_of(at timestamptz)
    returns table (symbol text, valid_from date, valid_to date, price_factor double precision, split_factor double precision)
    language sql stable parallel safe
    as $$
        with touched as (
            select distinct late.symbol
            from ingestion.published_corporate_action_versions as late
            where (late.known_at > at or late.superseded_at > at and late.superseded_at < 'infinity')
              and late.ex_date <= (at at time zone 'America/New_York')::date
            union
            select old.symbol
            from ingestion.bar_revision as old
            join ingestion.published_corporate_action_versions as paid
                on paid.symbol = old.symbol and paid.kind = 'dividend' and paid.ex_date > old.session
            where old.known_at <= at and old.superseded_at > at
              and not exists (select from ingestion.daily_bar as later
                              where later.symbol = old.symbol and later.session > old.session
                                and later.session < paid.ex_date)),
        known as (
            select version.*
            from ingestion.published_corporate_action_versions as version
            join touched on touched.symbol = version.symbol
            where version.known_at <= at and version.superseded_at > at),
        sized as (
            select known.symbol, known.ex_date,
                   ingestion.product(known.split_to / known.split_from)
                       filter (where known.split_from > 0 and known.split_to > 0) as split_ratio
            from known group by known.symbol, known.ex_date),
        paid as (
            select sized.symbol, sized.ex_date, known.cash_amount / (last.close / sized.split_ratio) as share
            from sized
            join known on known.symbol = sized.symbol and known.ex_date = sized.ex_date
                and known.cash_amount > 0 and known.currency = 'USD'
            cross join lateral (
                select bar.close from ingestion.published_bar_versions as bar
                where bar.symbol = sized.symbol and bar.session < sized.ex_date
                  and bar.known_at <= at and bar.superseded_at > at
                order by bar.session desc limit 1) as last),
        ratio as (
            select sized.symbol, sized.ex_date, sized.split_ratio,
                   (select ingestion.product(1 / (1 - paid.share)) from paid
                    where paid.symbol = sized.symbol and paid.ex_date = sized.ex_date and paid.share <= 0.25) as paid_ratio
            from sized),
        step as (
            select touched.symbol, date '-infinity' as valid_from, 1::double precision as price_factor,
                   1::double precision as split_factor
            from touched
            union all
            select ratio.symbol, ratio.ex_date,
                   ingestion.product(ratio.split_ratio * ratio.paid_ratio) over so_far,
                   ingestion.product(ratio.split_ratio) over so_far
            from ratio window so_far as (partition by ratio.symbol order by ratio.ex_date))
        select step.symbol, step.valid_from,
               lead(step.valid_from, 1, date 'infinity') over (partition by step.symbol order by step.valid_from),
               step.price_factor, step.split_factor
        from step
    $$;
