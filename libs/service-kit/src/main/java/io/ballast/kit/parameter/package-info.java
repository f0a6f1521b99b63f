/** What callers give as parameters, read and refused in the same words by every service. */
package io.ballast.kit.parameter;
