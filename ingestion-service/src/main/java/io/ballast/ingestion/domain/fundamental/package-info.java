/** Statements and shares outstanding, each with the day it became known. */
package io.ballast.ingestion.domain.fundamental;
