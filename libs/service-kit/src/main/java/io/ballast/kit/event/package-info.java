/** Events between services: written to an outbox with the data they tell of, taken in once through an inbox. */
package io.ballast.kit.event;
