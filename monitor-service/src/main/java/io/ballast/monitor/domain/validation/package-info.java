/** Whether what is stored is what it should be: rules, and what they found. */
package io.ballast.monitor.domain.validation;
