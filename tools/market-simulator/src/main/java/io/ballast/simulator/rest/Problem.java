package io.ballast.simulator.rest;

/**
 * Body of an error, RFC 9457.
 *
 * @param type kind of problem
 * @param title short text for the kind
 * @param status HTTP status
 * @param detail what is wrong here
 * @param instance path of the request
 * @param hint what to do
 */
public record Problem(String type, String title, int status, String detail, String instance, String hint) {
    /** Media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
