/**
 * When a provider may be called: within its plan's quota, not while it wants to be left alone or is down, and at the pace
 * and with the number of calls under way that bring the most answers. Time is passed in.
 */
package io.ballast.ingestion.domain.call;
