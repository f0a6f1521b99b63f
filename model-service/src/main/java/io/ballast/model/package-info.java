/** The model service: selects what can be learned from today's data, trains, judges out of sample, predicts. */
package io.ballast.model;
