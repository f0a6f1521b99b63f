/** Daily bars, and the judgement whether a bar can be true. */
package io.ballast.ingestion.domain.bar;
