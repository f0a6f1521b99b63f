create table ingestion.sample (
    symbol text primary key,
    price  double precision,
    volume bigint,
    day    date,
    whole  integer,
    flag   boolean,
    at     timestamptz
);
create view ingestion.published_sample as select symbol, price from ingestion.sample;
grant select on ingestion.published_sample to ballast_reader;
