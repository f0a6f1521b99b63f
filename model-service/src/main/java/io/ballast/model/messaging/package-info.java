/** Kafka: events that start a training and events that carry the monitor's verdict. */
package io.ballast.model.messaging;
