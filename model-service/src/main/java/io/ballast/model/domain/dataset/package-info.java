/**
 * The rows a model learns from and is judged on: features and labels of the members of each session in 32-bit floats,
 * winsorised and standardised within the session, and splits in time that no label can reach across.
 */
package io.ballast.model.domain.dataset;
