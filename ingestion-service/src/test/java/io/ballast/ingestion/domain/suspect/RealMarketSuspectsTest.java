package io.ballast.ingestion.domain.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.ballast.ingestion.Rows;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.testkit.SharedData;

import static org.assertj.core.api.Assertions.assertThat;

/** The known bad jumps of two vendors' versions of one market, and how many other bars a person has to look at. */
class RealMarketSuspectsTest {

    /** Two in ten thousand: one or two a day of a market of this size in this age. */
    private static final double MOST_ALARMS = 0.0002;

    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());

    @Test
    void shouldRefuseTheHalvedCloseOfTheFirstVendorAndAlarmSeldom() {
        Scanned scanned = scan("data/sp500-2013-2018/bars.csv.gz");

        assertThat(scanned.impossible())
                .as("its close is halved, its low is not")
                .contains("LNT 2016-05-19 LOW_ABOVE_OPEN_CLOSE");
        assertThat(scanned.alarmRate()).isLessThan(MOST_ALARMS);
        assertThat(scanned.of(FindingKind.STALE_REPEAT))
                .as("bars repeated as they were")
                .hasSizeGreaterThan(200);
    }

    @Test
    void shouldFindTheBadJumpsOfTheSecondVendor() {
        Scanned scanned = scan("data/sp500-2012-2017-second-vendor/bars.csv.gz");

        assertThat(scanned.of(FindingKind.SCALE_ERROR))
                .contains("APH 2014-09-08", "DVA 2013-09-09")
                .anyMatch(cell -> cell.startsWith("HLT 2016-12-"));
        assertThat(scanned.alarmRate()).isLessThan(MOST_ALARMS);
    }

    private record Scanned(long bars, List<Finding> findings, List<String> impossible) {

        List<String> of(FindingKind kind) {
            return findings.stream()
                    .filter(finding -> finding.kind() == kind)
                    .map(finding -> finding.symbol() + " " + finding.session())
                    .toList();
        }

        /** Repeats are no alarms: each of them is wrong. All others are counted, the true ones too. */
        double alarmRate() {
            return (double) (findings.size() - of(FindingKind.STALE_REPEAT).size()) / bars;
        }
    }

    private Scanned scan(String file) {
        Map<String, List<Bar>> bySymbol = new TreeMap<>();
        List<String> impossible = new ArrayList<>();
        for (Bar bar : Rows.bars(SharedData.require(file))) {
            judge.flawOf(bar)
                    .ifPresentOrElse(
                            flaw -> impossible.add(bar.symbol() + " " + bar.session() + " " + flaw),
                            () -> bySymbol.computeIfAbsent(bar.symbol(), symbol -> new ArrayList<>())
                                    .add(bar));
        }
        List<Finding> findings = new ArrayList<>();
        long count = 0;
        for (List<Bar> bars : bySymbol.values()) {
            bars.sort(java.util.Comparator.comparing(Bar::session));
            SuspectScan scan = new SuspectScan();
            bars.forEach(bar -> scan.next(bar, 1, 1));
            findings.addAll(scan.findings());
            count += bars.size();
        }
        Scanned scanned = new Scanned(count, findings, impossible);
        System.out.printf(
                "[ballast] %s: %d bars, %d suspect but for repeats (%.4f %%), %d repeats%n",
                file,
                count,
                Math.round(scanned.alarmRate() * count),
                100 * scanned.alarmRate(),
                scanned.of(FindingKind.STALE_REPEAT).size());
        return scanned;
    }
}
