/** Rules and numbers of ingestion: plain Java and the market kernel, no framework. */
package io.ballast.ingestion.domain;
