-- Monthly bars, in prices and volumes adjusted forward. The function's text is looked up when it is called, so that ingestion
-- may migrate after the monitor, and is free to make its view anew.
set local check_function_bodies = off;
create function monitor.monthly_bars()
    returns table (symbol text, month date, open double precision, high double precision, low double precision,
        close double precision, volume double precision)
    language sql stable as $$
        select bar.symbol, date_trunc('month', bar.session)::date,
            (array_agg(bar.open * bar.price_factor order by bar.session))[1],
            max(bar.high * bar.price_factor), min(bar.low * bar.price_factor),
            (array_agg(bar.close * bar.price_factor order by bar.session desc))[1],
            sum(bar.volume / bar.split_factor)
        from ingestion.published_bars as bar
        group by bar.symbol, date_trunc('month', bar.session)
    $$;

create view monitor.published_monthly_bars as
    select symbol, month, open, high, low, close, volume from monitor.monthly_bars();
grant select on monitor.published_monthly_bars to ballast_reader;
