/**
 * Sessions to train on and later ones to judge by. A fold purges itself when it is made, so that there is none whose
 * training labels reach into the time it is judged by.
 */
package io.ballast.model.domain.fold;
