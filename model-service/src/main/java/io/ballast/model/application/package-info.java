/** Use cases: train, predict, take the monitor's verdict; and the ports they need. */
package io.ballast.model.application;
