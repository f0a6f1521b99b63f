/** What tests of several modules share: real servers, architecture rules, and the market data outside the repository. */
package io.ballast.testkit;
