/** What is behind a stored value: the rows, facts and benchmark bars it is made of, or the reason why it is null. */
package io.ballast.feature.domain.explain;
