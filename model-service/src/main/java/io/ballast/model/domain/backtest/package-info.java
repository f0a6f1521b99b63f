/** What the ranking would have earned after costs, on what was published at the time. */
package io.ballast.model.domain.backtest;
