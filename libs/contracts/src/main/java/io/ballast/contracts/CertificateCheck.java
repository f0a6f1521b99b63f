package io.ballast.contracts;

/**
 * One check behind the verdict on a session.
 *
 * @param name what was checked
 * @param value the figure judged; null if there was nothing to judge
 * @param threshold the bound it was compared with; null if the check has none
 * @param passed whether the check speaks for the session
 */
public record CertificateCheck(String name, Double value, Double threshold, boolean passed) {

    /** Checks the fields. */
    public CertificateCheck {
        Require.text(name, "name");
        Require.finiteOrNull(value, "value");
        Require.finiteOrNull(threshold, "threshold");
    }
}
