/** Corporate actions, and the factors that make raw prices comparable over time. */
package io.ballast.ingestion.domain.action;
