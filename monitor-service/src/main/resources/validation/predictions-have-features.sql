select made.symbol || ' ' || made.session as key, 'predicted by ' || made.model || ', without a feature row' as evidence
from model.published_predictions as made
where made.session >= :from and (:symbols is null or made.symbol = any (:symbols))
  and not exists (select from feature.published_features as built
                  where built.symbol = made.symbol and built.session = made.session)
order by made.session desc, made.symbol, made.model
