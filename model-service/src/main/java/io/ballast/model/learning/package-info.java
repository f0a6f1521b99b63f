/** Learning methods behind the port {@code Trainer}: gradient boosted trees by XGBoost, ridge regression on EJML. */
package io.ballast.model.learning;
