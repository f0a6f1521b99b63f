/**
 * The wire format of Alpaca: bars of many symbols, assets, calendar, clock and corporate actions, over the same market as
 * Polygon's format.
 */
package io.ballast.simulator.alpaca;
