package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.monitor.domain.rule.BreadthRule;
import io.ballast.monitor.domain.rule.BreadthThresholds;
import io.ballast.monitor.domain.rule.SessionCoverage;
import io.ballast.monitor.domain.rule.TargetCoverageRule;

import static org.assertj.core.api.Assertions.assertThat;

/** The lines that scripts over the logs look for, read from the log. */
class VerdictLogTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);
    private static final Logger LOG = Logger.getLogger("io.ballast.monitor.verdict");

    private final BreadthRule breadth = new BreadthRule(new BreadthThresholds(100, 200, 0.9, 0.97, 0.9, 0.95, 0.85));
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord one) {
            records.add(one);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.setLevel(Level.ALL);
        LOG.addHandler(reader);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(reader);
    }

    @Test
    void shouldSayOfTooFewSymbolsWhatScriptsLookFor() {
        VerdictLog.breadth(breadth.judge(List.of(new SessionCoverage(SESSION, 80, 80, 80, 80, 40, 0, 0))));

        assertThat(lines())
                .anyMatch(line -> line.startsWith("Symbol breadth CRITICAL"))
                .anyMatch(line -> line.matches("Symbol count 80 .*below.*threshold.*"))
                .anyMatch(line -> line.matches("Coverage rate 50.0 %.*low.*"));
        assertThat(records).extracting(LogRecord::getLevel).anyMatch(level -> level.intValue() >= 1000);
    }

    @Test
    void shouldSayNothingOfTroubleWhereThereIsNone() {
        VerdictLog.breadth(breadth.judge(List.of(new SessionCoverage(SESSION, 300, 300, 300, 300, 300, 0, 0))));

        assertThat(lines()).singleElement().asString().startsWith("Symbol breadth OK");
    }

    @Test
    void shouldSayOfTargetCoverageWhatScriptsLookFor() {
        TargetCoverageRule rule = new TargetCoverageRule(0.6, 5, new HeldSessions(ExchangeCalendar.xnys(), List::of));

        VerdictLog.targetCoverage(rule.judge(List.of(), 30, Instant.parse("2018-02-08T04:59:00Z")));

        assertThat(lines()).singleElement().asString().startsWith("Target coverage analysis UNKNOWN");
    }

    private List<String> lines() {
        return records.stream().map(LogRecord::getMessage).toList();
    }
}
