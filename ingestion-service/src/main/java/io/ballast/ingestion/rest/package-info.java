/** What can be asked of ingestion over HTTP; work is started as operations, which the kit serves. */
package io.ballast.ingestion.rest;
