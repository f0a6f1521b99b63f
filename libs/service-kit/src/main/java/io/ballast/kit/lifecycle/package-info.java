/** Start and end of a service: topics, channels, operations, in the right order. */
package io.ballast.kit.lifecycle;
