-- How the ranking of a version did on each session it was judged by, out of sample.
create table model.judged_session (
    name    text not null,
    version text not null,
    session date not null,
    rank_ic double precision,
    constraint pk_judged_session primary key (name, version, session),
    constraint fk_judged_session_version foreign key (name, version) references model.model_version
);
comment on column model.judged_session.rank_ic is 'Spearman correlation of prediction and executable return; null if it could not be measured';
