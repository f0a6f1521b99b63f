/** Events in and out, and the operations they start. */
package io.ballast.feature.messaging;
