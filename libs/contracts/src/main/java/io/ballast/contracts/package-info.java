/**
 * What crosses the wire between services: a record per event, the topics they travel on, and the names both ends must
 * spell alike. The JSON Schemas ({@code schemas/<topic>.v1.json}) and the AsyncAPI document ({@code asyncapi.yaml}) of
 * the same facts are resources of this module.
 *
 * <p>Dates are sessions of the exchange, and a range {@code from .. to} on the wire includes both ends. Rates are
 * fractions, not percent; where a figure may be unknown it is {@code null}, never NaN. Readers ignore fields they do
 * not know, so a field may be added to version 1; removing or changing one needs a version 2.
 */
package io.ballast.contracts;
