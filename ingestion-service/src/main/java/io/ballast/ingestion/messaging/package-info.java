/** Events that start work here: each is recorded as an operation, nothing more. */
package io.ballast.ingestion.messaging;
