/** PostgreSQL's binary COPY, for bulk in and out without text and without objects per value. */
package io.ballast.kit.copy;
