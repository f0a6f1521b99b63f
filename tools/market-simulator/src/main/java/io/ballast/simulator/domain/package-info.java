/**
 * The market as a simulator knows it: securities, bars, corporate actions, statements, and the view of them on a given
 * evening. Independent of any provider's wire format.
 */
package io.ballast.simulator.domain;
