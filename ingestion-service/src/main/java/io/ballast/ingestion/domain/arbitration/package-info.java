/** What is made of two providers' versions of one market: which one holds, what the other one said, and how they differ. */
package io.ballast.ingestion.domain.arbitration;
