-- What the code of a build computes, a digest per column, and why everything was built. Builds made before this are not
-- known to be of this code: the next one builds everything.
alter table feature.feature_build
    add column definitions text not null default '',
    add column reason text;
comment on column feature.feature_build.definitions is 'name=digest, parted by blanks';
comment on column feature.feature_build.reason is 'why everything was built, null where only what changed was';

-- A replica of another release leaves the shards alone.
alter table feature.shard_plan add column definitions text not null default '';
