-- What the features of a session were made of, so that the next build finds what changed by itself. A hash of 0 stands for
-- unknown: the first build after this migration writes every session.
alter table feature.session_coverage add column input_hash bigint not null default 0;
