/** The daily path through a packaged service: from the event it waits for to the one it sends. */
package io.ballast.benchmarks.service;
