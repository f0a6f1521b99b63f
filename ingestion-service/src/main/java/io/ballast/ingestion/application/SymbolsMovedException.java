package io.ballast.ingestion.application;

/**
 * Securities took other symbols after it was read what is wanted: what was fetched since may belong to others. Nothing was
 * stored; the operation has to begin anew with the symbols of now.
 */
public final class SymbolsMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public SymbolsMovedException() {
        super("securities were renamed meanwhile: what was fetched before is fetched again under the symbols of now");
    }
}
