/** Model cards for people: Markdown and plots. */
package io.ballast.model.card;
