/** Which version predicts, what it takes to become that, and how it is taken back. */
package io.ballast.model.domain.registry;
