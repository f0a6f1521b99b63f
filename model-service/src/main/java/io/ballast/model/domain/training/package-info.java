/** What a learning method must offer, how its fit is judged on later sessions, and how models are weighed. */
package io.ballast.model.domain.training;
