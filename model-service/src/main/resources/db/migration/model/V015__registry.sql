-- Which training's models predict (champion) and which waits for a person's word (challenger), with all that was before.
-- The models of a training share data, scaling and blend, so they are promoted and rolled back together (ADR 0034).
create table model.alias_change (
    alias           text        not null constraint ck_alias_change_alias check (alias in ('champion', 'challenger')),
    position        integer     not null,
    training_run_id uuid constraint fk_alias_change_training_run references model.training_run,
    cause           text        not null constraint ck_alias_change_cause
        check (cause in ('promoted', 'forced', 'rolled-back', 'refused', 'waiting', 'settled')),
    author          text        not null,
    note            text        not null,
    checks          jsonb       not null,
    changed_at      timestamptz not null,
    constraint pk_alias_change primary key (alias, position),
    constraint ck_alias_change_run check (training_run_id is not null or alias = 'challenger')
);
comment on column model.alias_change.training_run_id is 'null: nothing has the alias any more';

insert into model.alias_change
select 'champion', 1, s.training_run_id, 'promoted', 'migration', 'predicted before the registry came', '[]', r.published_at
from model.serving s join model.training_run r on r.training_run_id = s.training_run_id;

drop table model.serving;

create view model.champion as
select training_run_id, changed_at from model.alias_change where alias = 'champion' order by position desc limit 1;
