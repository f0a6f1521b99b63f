select statement.symbol as key,
       'the period ended on ' || statement.period_end || ', filed ' || statement.filing_date as evidence
from ingestion.published_fundamentals as statement
where (:symbols is null or statement.symbol = any (:symbols)) and statement.filing_date <= statement.period_end
order by statement.period_end desc, statement.symbol
