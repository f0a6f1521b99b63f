-- Days that a person declared closed, whether or not they are due, for those who count sessions over past and future alike.
create view ingestion.published_closures as
    select session from ingestion.calendar_override;

grant select on ingestion.published_closures to ballast_reader;
