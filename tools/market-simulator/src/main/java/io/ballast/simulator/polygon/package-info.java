/**
 * The wire format of Polygon: paths, parameters, envelopes, pages and errors. The only package that knows it; another
 * provider's format is another package over the same market.
 */
package io.ballast.simulator.polygon;
