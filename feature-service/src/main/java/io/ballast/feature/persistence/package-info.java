/** Reads what ingestion publishes, and keeps features, coverage and builds: binary COPY for bulk, plain SQL for the rest. */
package io.ballast.feature.persistence;
