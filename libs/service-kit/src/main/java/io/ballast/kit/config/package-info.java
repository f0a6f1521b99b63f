/** Reading and checking the environment variables that users set. */
package io.ballast.kit.config;
