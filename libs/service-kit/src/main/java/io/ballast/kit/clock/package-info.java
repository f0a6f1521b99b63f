/** The business clock: which evening it is for sessions, lag, due times and knowledge times. */
package io.ballast.kit.clock;
