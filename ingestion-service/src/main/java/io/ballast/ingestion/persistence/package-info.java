/** PostgreSQL behind the ports: bulk by binary COPY through temporary tables, the rest by plain statements. */
package io.ballast.ingestion.persistence;
