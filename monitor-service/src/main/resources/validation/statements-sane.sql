select statement.symbol || ' ' || statement.period_end as key,
       'assets ' || coalesce(statement.assets::text, '-') || ', current assets '
       || coalesce(statement.current_assets::text, '-') || ', equity ' || coalesce(statement.equity::text, '-')
       || ', revenue ' || coalesce(statement.revenue::text, '-') || ', gross profit '
       || coalesce(statement.gross_profit::text, '-') as evidence
from ingestion.published_fundamentals as statement
where (:symbols is null or statement.symbol = any (:symbols))
  and (statement.assets < 0 or statement.current_assets > statement.assets or statement.equity > statement.assets
       or statement.current_liabilities < 0 or statement.gross_profit > statement.revenue)
order by statement.period_end desc, statement.symbol
