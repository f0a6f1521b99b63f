/** Errors that clients see, as RFC 9457 problem details with a hint what to do. */
package io.ballast.kit.problem;
