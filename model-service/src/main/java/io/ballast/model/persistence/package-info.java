/** PostgreSQL: published features read by binary COPY, training runs, versions and predictions kept in the own schema. */
package io.ballast.model.persistence;
