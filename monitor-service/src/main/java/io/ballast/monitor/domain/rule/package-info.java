/** What is healthy and what is not: breadth, target coverage and freshness judged against their thresholds. */
package io.ballast.monitor.domain.rule;
