package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.monitor.domain.certificate.Certificate;
import io.ballast.monitor.domain.certificate.CertificateCheck;

import static org.assertj.core.api.Assertions.assertThat;

class SettledSessionsTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);

    /** 2018-02-08 opens at 14:30 UTC; decisions are certified (+) or withheld (-) at an hour of it. */
    @ParameterizedTest
    @CsvSource({
        "+02,         14:29, false",
        "+02,         14:30, true",
        "-02,         14:30, false",
        "+02 -03,     14:30, false",
        "-02 +03,     14:30, true",
        "+02 -15,     16:00, true",
        "-02 -15,     16:00, false",
        "'',          16:00, false"
    })
    void shouldSettleWhatWasCertifiedLastBeforeTheNextOpen(String decisions, String now, boolean settled) {
        Instant clock = Instant.parse("2018-02-08T" + now + ":00Z");

        assertThat(new SettledSessions(new Decided(decisions), ExchangeCalendar.xnys(), () -> clock).contains(SESSION))
                .isEqualTo(settled);
    }

    /** Decisions on one session. */
    private record Decided(String decisions) implements CertificateStore {

        @Override
        public List<Decision> list(Optional<LocalDate> session, int limit) {
            return Arrays.stream(decisions.split(" "))
                    .filter(text -> !text.isEmpty() && session.orElse(SESSION).equals(SESSION))
                    .map(Decided::decision)
                    .sorted(Comparator.comparing(Decision::decidedAt).reversed())
                    .limit(limit)
                    .toList();
        }

        private static Decision decision(String text) {
            boolean certified = text.startsWith("+");
            CertificateCheck check = new CertificateCheck("breadth", 1.0, 1.0, certified, "judged");
            return new Decision(
                    new Certificate("run" + text, SESSION, "0".repeat(64), List.of(check)),
                    Instant.parse("2018-02-08T" + text.substring(1) + ":00:00Z"));
        }

        @Override
        public Optional<Decision> latest() {
            return list(Optional.empty(), 1).stream().findFirst();
        }

        @Override
        public boolean keep(Decision decision) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Decision> ofRun(String runId) {
            throw new UnsupportedOperationException();
        }
    }
}
