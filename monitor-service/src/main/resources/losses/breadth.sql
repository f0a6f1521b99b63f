-- Symbols that had features on the first session and have none on the last one, whether or not they are still members.
select former.symbol, present.session, absent.provider,
    case when absent.reason is not null then absent.reason
         when exists (select from member where member.symbol = former.symbol and member.session = present.session)
             then 'not-built'
         else 'left-universe' end as cause,
    life.sector, life.exchange, life.listed_on, absent.symbol as bar_symbol, absent.session as bar_session
from (select max(session) as session, min(session) as reference from day) as present
join feature.published_features as former on former.session = present.reference
    and coalesce(former.ret_1d, former.ret_5d, former.mom_21, former.vol_21) is not null
left join life on life.symbol = former.symbol
left join absent on absent.symbol = former.symbol and absent.session = present.session
where not exists (select from feature.published_features as built
                  where built.symbol = former.symbol and built.session = present.session
                    and coalesce(built.ret_1d, built.ret_5d, built.mom_21, built.vol_21) is not null)
