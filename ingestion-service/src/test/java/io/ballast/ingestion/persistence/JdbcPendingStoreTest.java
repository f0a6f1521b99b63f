package io.ballast.ingestion.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.FetchedSession;
import io.ballast.ingestion.application.PendingCells;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.QuarantinedBar;
import io.ballast.ingestion.domain.bar.Bar;

import static org.assertj.core.api.Assertions.assertThat;

class JdbcPendingStoreTest {

    private static final LocalDate TUESDAY = LocalDate.of(2018, 2, 6);
    private static final LocalDate WEDNESDAY = LocalDate.of(2018, 2, 7);

    @Test
    void shouldReadWhatItWrote() {
        Bar good = new Bar("AAPL", TUESDAY, 1.5, 2.25, 1.125, 2, 100, Double.NaN, Bar.UNKNOWN_COUNT);
        Bar bad = new Bar("BRK.B", TUESDAY, Double.NaN, 2, 3, 2, -1, 2.0625, 7);
        FetchedSession heard = new FetchedSession(
                TUESDAY,
                List.of(good),
                List.of(new QuarantinedBar(bad, "negative-volume", "polygon", "{\"T\":\"BRK.B\",\"n\":\"\u0000\"}")),
                List.of("IWM", "ZZ"),
                2);
        ProviderException failure = new ProviderException(
                ProviderException.Kind.FAILED, "alpaca /v2/stocks/bars: HTTP 503", new IllegalStateException());
        FetchedSession failed = new FetchedSession(WEDNESDAY, List.of(), List.of(), List.of("IWM"), 0, "", failure);
        PendingCells pending = new PendingCells(
                List.of(new FetchedCells(
                        "polygon", List.of("polygon"), TUESDAY, WEDNESDAY, List.of(heard, failed), Set.of(TUESDAY))),
                List.of("alpaca"),
                failure);

        PendingCells read = JdbcPendingStore.read(JdbcPendingStore.written(pending));

        assertThat(read.unanswered()).containsExactly("alpaca");
        FetchedCells given = read.given().get(0);
        assertThat(given)
                .usingRecursiveComparison()
                .ignoringFields("sessions")
                .isEqualTo(pending.given().get(0));
        assertThat(given.sessions()).hasSize(2).startsWith(heard);
        assertThat(given.sessions().get(1))
                .usingRecursiveComparison()
                .ignoringFields("failure")
                .isEqualTo(failed);
        assertThat(List.of(read.failure(), given.sessions().get(1).failure())).allSatisfy(kept -> {
            assertThat(kept.kind()).isEqualTo(ProviderException.Kind.FAILED);
            assertThat(kept).hasMessage("alpaca /v2/stocks/bars: HTTP 503");
        });
    }
}
