select made.symbol || ' ' || made.session as key, 'predicted by ' || made.model as evidence
from model.published_predictions as made
where made.session >= :from and (:symbols is null or made.symbol = any (:symbols))
  and not exists (select from ingestion.published_membership as member
                  where member.symbol = made.symbol and member.from_session <= made.session
                    and (member.to_session is null or made.session < member.to_session))
order by made.session desc, made.symbol, made.model
