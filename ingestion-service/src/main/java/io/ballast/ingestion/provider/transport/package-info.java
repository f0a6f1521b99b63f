/**
 * One call to a provider, whichever it is: what a key may do, waiting and trying again where that can help, and bounds on
 * time and memory. A provider's client says where, with what headers, and how to read.
 */
package io.ballast.ingestion.provider.transport;
