/** What every Ballast service does the same way, so that the services themselves hold only their own work. */
package io.ballast.kit;
