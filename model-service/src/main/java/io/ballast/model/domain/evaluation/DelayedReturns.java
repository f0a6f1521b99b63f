package io.ballast.model.domain.evaluation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.target.Target;

/** Executable returns of the symbols of a session if they are traded some judged sessions later. */
final class DelayedReturns {

    private final List<RankedSession> sessions;
    private final Target target;

    DelayedReturns(List<RankedSession> sessions, Target target) {
        this.sessions = sessions;
        this.target = target;
    }

    /** A return per row of a session; NaN where it is unknown or the symbol has no row on the later session. */
    float[] of(int session, int delay) {
        CrossSection now = sessions.get(session).section();
        if (delay == 0) {
            return now.executable(target);
        }
        float[] returns = new float[now.size()];
        Arrays.fill(returns, Float.NaN);
        if (session + delay < sessions.size()) {
            CrossSection later = sessions.get(session + delay).section();
            List<String> symbols = now.symbols();
            float[] known = later.executable(target);
            for (int row = 0; row < returns.length; row++) {
                int at = Collections.binarySearch(later.symbols(), symbols.get(row));
                returns[row] = at >= 0 ? known[at] : Float.NaN;
            }
        }
        return returns;
    }
}
