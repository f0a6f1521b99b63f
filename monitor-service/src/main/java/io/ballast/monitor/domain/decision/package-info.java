/** What missing cells do to the decision that is made by the predictions. */
package io.ballast.monitor.domain.decision;
