/** A market in which securities are called otherwise from a day on. */
package io.ballast.simulator.domain.renamed;
