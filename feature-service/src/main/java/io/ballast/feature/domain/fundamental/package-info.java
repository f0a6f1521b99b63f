/** Shares outstanding and financial statements as they were known before a session, and the ratios made of them. */
package io.ballast.feature.domain.fundamental;
