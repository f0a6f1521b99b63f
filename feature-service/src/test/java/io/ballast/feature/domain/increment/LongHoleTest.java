package io.ballast.feature.domain.increment;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.increment.InputChange.Kind;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.feature.support.SmallMarket;
import io.ballast.feature.support.StoredFeatures;

import static org.assertj.core.api.Assertions.assertThat;

/** A symbol that comes back after a longer time than features look back. */
class LongHoleTest {
    private static final BuildSettings SETTINGS = new BuildSettings(new TargetSettings(5, 0), "IWM");
    private static final int BACK = 600;

    @Test
    void shouldStillKnowThatTheSymbolBeganBeforeTheHole() {
        SmallMarket market =
                new SmallMarket().bars("IWM", 0, BACK).bars("A", 0, 100).bars("A", BACK - 3, BACK);
        StoredFeatures stored = new StoredFeatures();
        stored.build(market.inputs(), SETTINGS, List.of());

        for (int session = BACK; session < BACK + 30; session++) {
            market.bars("IWM", session, session + 1).bars("A", session, session + 1);
            stored.build(market.inputs(), SETTINGS, List.of(bar("A", session), bar("IWM", session)));

            assertThat(stored.differenceFrom(market.build()))
                    .as("session %d", session)
                    .isNull();
            double[] row = stored.row("A", SmallMarket.ORIGIN + session).values();
            assertThat(row[Feature.ADV_USD_21.ordinal()]).isPositive();
        }
    }

    private static InputChange bar(String symbol, int session) {
        LocalDate date = SmallMarket.CALENDAR.session(SmallMarket.ORIGIN + session);
        return new InputChange(Kind.BAR, symbol, date, date);
    }
}
