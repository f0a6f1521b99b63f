/** Statistics of samples of numbers. */
package io.ballast.kernel.sample;
