/** What the service does: a class per use case, and the ports each of them needs. */
package io.ballast.ingestion.application;
