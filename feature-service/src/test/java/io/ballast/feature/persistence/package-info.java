/** Tests of the adapters to PostgreSQL. */
package io.ballast.feature.persistence;
