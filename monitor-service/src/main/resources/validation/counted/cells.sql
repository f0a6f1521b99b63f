-- Each session of each membership.
select coalesce(sum((select count(*) from ingestion.published_sessions as day
                     where day.session >= greatest(member.from_session, :from)
                       and (member.to_session is null or day.session < member.to_session))), 0)
from ingestion.published_membership as member
where :symbols is null or member.symbol = any (:symbols)
