/** What feature and model services mean by the same words: exchange sessions, and panels of symbols by sessions. */
package io.ballast.kernel;
