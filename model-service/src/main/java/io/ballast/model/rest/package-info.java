/** REST: models, versions, training runs, target selections, predictions. */
package io.ballast.model.rest;
