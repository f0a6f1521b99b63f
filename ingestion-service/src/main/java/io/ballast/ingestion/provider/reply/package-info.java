/** What the replies of all providers have in common: lenient fields, rows of bars, and where each stands in its reply. */
package io.ballast.ingestion.provider.reply;
