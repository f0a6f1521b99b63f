package io.ballast.model.domain.training;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import io.ballast.model.domain.dataset.ContentHash;
import io.ballast.model.domain.target.Target;

/** Names versions by what they were made from, so that the same making has the same name wherever it happens. */
public final class VersionName {

    private static final int DIGITS = 8;

    private VersionName() {}

    /**
     * The version of a fit.
     *
     * @param session the session trained for
     * @param model the model's name
     * @param target the target trained on
     * @param parameters what the fit depended on besides the data
     * @param dataHash hash of the data set
     * @param making the code and the libraries
     * @return for instance {@code 2018-02-07-1a2b3c4d}
     */
    public static String of(
            LocalDate session,
            String model,
            Target target,
            Map<String, String> parameters,
            String dataHash,
            Making making) {
        String all = String.join(
                "\n", model, target.column(), new TreeMap<>(parameters).toString(), dataHash, making.line());
        return session + "-" + ContentHash.of(all).substring(0, DIGITS);
    }
}
