/** Whether the predictions of a session may be traded on: every check with its value and its threshold. */
package io.ballast.monitor.domain.certificate;
