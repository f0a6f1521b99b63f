/** The variables of the public interface that concern ingestion, read and checked once. */
package io.ballast.ingestion.config;
