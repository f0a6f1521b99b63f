-- Rows are counted over all symbols, so a choice of symbols leaves nothing to look at.
select count(*) from feature.published_session_coverage as built
where built.session >= :from and :symbols is null
