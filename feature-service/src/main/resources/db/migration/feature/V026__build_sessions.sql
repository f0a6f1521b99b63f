-- Rows with labels, whether or not a cell was expected, and a hash of all rows of the session: a sum over rows, so that what
-- changes in it can be taken in.
alter table feature.session_coverage
    add column fwd_ret_rows integer not null default 0,
    add column fwd_ret_resid_rows integer not null default 0,
    add column content_hash bigint not null default 0;
alter table feature.shard_coverage
    add column fwd_ret_rows integer not null,
    add column fwd_ret_resid_rows integer not null,
    add column content_hash bigint not null;

-- What builds left of sessions: a row where it is something else than the build before had left. What a build left of a
-- session is the latest such row of it or of a build before.
create table feature.build_session (
    build integer not null,
    like feature.session_coverage,
    constraint pk_build_session primary key (session, build)
);
comment on column feature.build_session.build is 'position of the build';

-- The sums begin with a build of everything.
update feature.feature_build set input_snapshot = null;

create or replace view feature.published_session_coverage as
select
    session,
    universe_symbols,
    expected_cells,
    row_count,
    symbols_with_features,
    covered_cells,
    fwd_ret_cells,
    fwd_ret_resid_cells,
    fwd_ret_rows,
    fwd_ret_resid_rows,
    content_hash
from feature.session_coverage;
