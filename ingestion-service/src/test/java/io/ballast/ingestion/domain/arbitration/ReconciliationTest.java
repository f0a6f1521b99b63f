package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.domain.arbitration.Alarm.Kind;
import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ReconciliationTest {

    private static final List<LocalDate> SESSIONS =
            ExchangeCalendar.xnys().between(LocalDate.of(2016, 1, 4), LocalDate.of(2016, 3, 1));
    private static final double ALARM_BPS = 250;

    @Test
    void shouldRaiseOneAlarmForALevelHoweverLongItLasts() {
        List<Difference> differences = new ArrayList<>();
        for (LocalDate session : SESSIONS) {
            differences.add(price("A", session, ArbitrationRule.EVIDENCE, 10_000));
        }

        Reconciliation reconciliation = Reconciliation.of(differences, ALARM_BPS);

        assertThat(reconciliation.alarms())
                .extracting(Alarm::kind, Alarm::from, Alarm::to, Alarm::cells)
                .containsExactly(
                        tuple(Kind.LEVEL, SESSIONS.get(0), SESSIONS.get(SESSIONS.size() - 1), SESSIONS.size()));
    }

    @Test
    void shouldRaiseOneAlarmForABadSession() {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < Reconciliation.WHOLE_SESSION; i++) {
            differences.add(price("S" + i, SESSIONS.get(4), ArbitrationRule.PRIORITY, 300 + i));
        }

        Reconciliation reconciliation = Reconciliation.of(differences, ALARM_BPS);

        assertThat(reconciliation.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Kind.SESSION);
            assertThat(alarm.symbols()).hasSize(Reconciliation.WHOLE_SESSION);
            assertThat(alarm.worstBps()).isEqualTo(300 + Reconciliation.WHOLE_SESSION - 1);
        });
        assertThat(Reconciliation.of(differences.subList(1, differences.size()), ALARM_BPS)
                        .alarms())
                .as("one fewer")
                .hasSize(Reconciliation.WHOLE_SESSION - 1)
                .allMatch(alarm -> alarm.kind() == Kind.PRICE);
    }

    @Test
    void shouldStaySilentWhereARuleSettlesIt() {
        List<Difference> differences = List.of(
                price("A", SESSIONS.get(0), ArbitrationRule.EVIDENCE, -5000),
                price("B", SESSIONS.get(0), ArbitrationRule.PRIORITY, 249),
                difference("C", SESSIONS.get(0), DifferenceKind.VOLUME, ArbitrationRule.PRIORITY, 0, 5000),
                difference(
                        "D",
                        SESSIONS.get(0),
                        DifferenceKind.IMPOSSIBLE,
                        ArbitrationRule.ONLY_ONE,
                        Double.NaN,
                        Double.NaN),
                difference(
                        "E",
                        SESSIONS.get(0),
                        DifferenceKind.MISSING,
                        ArbitrationRule.ONLY_ONE,
                        Double.NaN,
                        Double.NaN));

        Reconciliation reconciliation = Reconciliation.of(differences, ALARM_BPS);

        assertThat(reconciliation.alarms()).isEmpty();
        assertThat(reconciliation.episodes()).hasSize(differences.size());
    }

    @Test
    void shouldAlarmForABarNobodyConfirms() {
        Difference difference = difference(
                "A", SESSIONS.get(0), DifferenceKind.UNCONFIRMED, ArbitrationRule.ONLY_ONE, Double.NaN, Double.NaN);

        assertThat(Reconciliation.of(List.of(difference), ALARM_BPS).alarms())
                .extracting(Alarm::kind)
                .containsExactly(Kind.UNCONFIRMED);
    }

    @Test
    void shouldComeToTheSameWhateverTheOrder() {
        List<Difference> differences = new ArrayList<>();
        Random random = new Random(5);
        for (LocalDate session : SESSIONS) {
            differences.add(
                    price("A" + random.nextInt(3), session, ArbitrationRule.PRIORITY, 200 + random.nextInt(900)));
        }
        Reconciliation expected = Reconciliation.of(differences, ALARM_BPS);

        Collections.shuffle(differences, random);

        assertThat(Reconciliation.of(differences, ALARM_BPS)).isEqualTo(expected);
    }

    private static Difference price(String symbol, LocalDate session, ArbitrationRule rule, double bps) {
        return difference(symbol, session, DifferenceKind.PRICE, rule, bps, bps);
    }

    private static Difference difference(
            String symbol, LocalDate session, DifferenceKind kind, ArbitrationRule rule, double closeBps, double bps) {
        return new Difference(symbol, session, kind, rule, "first", "second", closeBps, bps, "close", null);
    }
}
