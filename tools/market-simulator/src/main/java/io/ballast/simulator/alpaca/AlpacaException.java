package io.ballast.simulator.alpaca;

/** A request that is answered with one of Alpaca's error bodies. */
public final class AlpacaException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NO_CODE = 0;

    private final int status;
    private final int code;

    private AlpacaException(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static AlpacaException badRequest(String message) {
        return new AlpacaException(400, NO_CODE, message);
    }

    static AlpacaException invalidSymbol(String symbol) {
        return badRequest("invalid symbol: " + symbol);
    }

    static AlpacaException forbidden() {
        return new AlpacaException(403, NO_CODE, "forbidden.");
    }

    static AlpacaException assetNotFound(String symbol) {
        return new AlpacaException(404, 40_410_000, "asset not found for " + symbol);
    }

    static AlpacaException tooManyRequests() {
        return new AlpacaException(429, NO_CODE, "too many requests.");
    }

    int status() {
        return status;
    }

    /** The provider's own code, 0 if the body has none. */
    int code() {
        return code;
    }
}
