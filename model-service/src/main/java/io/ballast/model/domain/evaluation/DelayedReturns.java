package io.ballast.model.domain.evaluation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.target.Target;

/** Executable returns of the symbols of a session if they are traded some sessions later, be the ones between judged or not. */
final class DelayedReturns {

    private final List<RankedSession> sessions;
    private final Target target;
    private final Map<Integer, CrossSection> byOrdinal;

    DelayedReturns(List<RankedSession> sessions, Target target) {
        this.sessions = sessions;
        this.target = target;
        this.byOrdinal = sessions.stream()
                .map(RankedSession::section)
                .collect(Collectors.toMap(CrossSection::ordinal, Function.identity()));
    }

    /** A return per row of a session; NaN where it is unknown, or where the later session was not judged or has no row of the symbol. */
    float[] of(int session, int delay) {
        CrossSection now = sessions.get(session).section();
        if (delay == 0) {
            return now.executable(target);
        }
        float[] returns = new float[now.size()];
        Arrays.fill(returns, Float.NaN);
        CrossSection later = byOrdinal.get(now.ordinal() + delay);
        if (later != null) {
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
