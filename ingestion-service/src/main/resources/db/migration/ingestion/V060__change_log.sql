-- What changed in the data that others read, noted in the transaction of the change. A row per kind and session with the
-- symbols it concerns, so that a day of a whole market is one row. It has no serial id, since ids are not committed in
-- their order; a reader keeps the snapshot up to which it has read instead.
create table ingestion.change_log (
    transaction xid8   not null default pg_current_xact_id(),
    kind        text   not null constraint ck_change_log_kind
        check (kind in ('bar', 'split', 'dividend', 'statement', 'shares', 'membership', 'listing')),
    session     date   not null,
    symbols     text[] not null
);
comment on column ingestion.change_log.kind is 'bar: a bar or its factors are new, different or gone';
comment on column ingestion.change_log.session is
    'the earliest date that is touched: of the bar, the ex-date, the day of filing or knowledge, the start of a membership';
create index ix_change_log_transaction on ingestion.change_log (transaction);

create view ingestion.published_changes as
    select transaction, kind, session, symbols from ingestion.change_log;

-- What was committed since a snapshot (a text of pg_current_snapshot()), whatever the order of commits: each change is in
-- the answer for exactly those snapshots that do not see it. Ask for the next snapshot in the same statement, or in the
-- same transaction of isolation level repeatable read.
create function ingestion.published_changes_since(snapshot text)
    returns table (kind text, symbol text, first_session date, last_session date)
    language sql stable parallel safe
    as $$
        select change.kind, touched.symbol, min(change.session), max(change.session)
        from ingestion.published_changes as change
        cross join unnest(change.symbols) as touched (symbol)
        where change.transaction >= pg_snapshot_xmin(snapshot::pg_snapshot)
          and not pg_visible_in_snapshot(change.transaction, snapshot::pg_snapshot)
        group by change.kind, touched.symbol
    $$;

grant select on ingestion.published_changes to ballast_reader;
grant execute on function ingestion.published_changes_since(text) to ballast_reader;
