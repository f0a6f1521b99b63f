/** The daily path of the model service: from an event to its predictions. */
package io.ballast.benchmarks.predict;
