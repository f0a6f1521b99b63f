package io.ballast.simulator.polygon;

/** A request that is answered with one of Polygon's error bodies. */
public final class PolygonException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String PRICING = "https://massive.com/pricing";

    private final int httpStatus;
    private final String status;
    private final String textKey;

    private PolygonException(int httpStatus, String status, String textKey, String text) {
        super(text);
        this.httpStatus = httpStatus;
        this.status = status;
        this.textKey = textKey;
    }

    static PolygonException badRequest(String text) {
        return new PolygonException(400, "ERROR", "error", text);
    }

    static PolygonException noKey() {
        return new PolygonException(401, "ERROR", "error", "API Key was not provided");
    }

    static PolygonException unknownKey() {
        return new PolygonException(401, "ERROR", "error", "Unknown API Key");
    }

    static PolygonException timeframeNotInPlan() {
        return notAuthorized("Your plan doesn't include this data timeframe. Please upgrade your plan at " + PRICING);
    }

    static PolygonException beforeEndOfDay() {
        return notAuthorized(
                "Attempted to request today's data before end of day. Please upgrade your plan at " + PRICING);
    }

    static PolygonException tickerNotFound() {
        return new PolygonException(404, "NOT_FOUND", "message", "Ticker not found.");
    }

    static PolygonException tooManyRequests() {
        return new PolygonException(
                429,
                "ERROR",
                "error",
                "You've exceeded the maximum requests per minute, please wait or upgrade your subscription to continue. "
                        + PRICING);
    }

    private static PolygonException notAuthorized(String text) {
        return new PolygonException(403, "NOT_AUTHORIZED", "message", text);
    }

    int httpStatus() {
        return httpStatus;
    }

    String status() {
        return status;
    }

    /** Under which name the text is found in the body. */
    String textKey() {
        return textKey;
    }
}
