/** The validation of all that is stored, beside the same checks by DuckDB. */
package io.ballast.benchmarks.validate;
