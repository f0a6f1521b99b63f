-- Of the features only those since the first prediction are read, mostly a small part of what is stored.
select made.symbol || ' ' || made.session as key, 'predicted by ' || made.model || ', without a feature row' as evidence
from model.published_predictions as made
where made.session >= :from and (:symbols is null or made.symbol = any (:symbols))
  and not exists (select from feature.published_features as built
                  where built.symbol = made.symbol and built.session = made.session
                    and built.session >= (select min(first.session) from model.published_predictions as first
                                          where first.session >= :from))
order by made.session desc, made.symbol, made.model
