/** Rules and numbers of training and prediction; plain Java. */
package io.ballast.model.domain;
