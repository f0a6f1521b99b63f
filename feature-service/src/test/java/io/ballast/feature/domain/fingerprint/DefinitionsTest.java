package io.ballast.feature.domain.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.ballast.feature.domain.build.PanelBuild;
import io.ballast.feature.domain.coverage.SessionCoverage;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.kernel.calendar.ExchangeCalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class DefinitionsTest {
    private static final ExchangeCalendar CALENDAR = ExchangeCalendar.xnys();
    private static final Path KNOWN = Path.of("src/test/resources/definitions.txt");

    @Test
    void shouldBeThoseOfTheLastChangeThatWasMeant() throws IOException {
        String digests = Definitions.current().text().replace(' ', '\n') + "\n";
        if (Boolean.getBoolean("ballast.write-docs")) {
            Files.writeString(KNOWN, digests);
        }

        assumeThat(System.getProperty("os.arch"))
                .as("the last bits of a logarithm are the processor's")
                .isIn("amd64", "x86_64");
        assertThat(KNOWN)
                .as("numbers have changed: every system will build everything anew. If that is meant, tell it in"
                        + " CHANGELOG.md and run -Dtest=DefinitionsTest -Dballast.write-docs=true")
                .hasContent(digests);
    }

    @Test
    void shouldNotDependOnThreads() {
        assertThat(Definitions.of(CALENDAR, code(1))).isEqualTo(Definitions.current());
        assertThat(Definitions.of(CALENDAR, code(3))).isEqualTo(Definitions.current());
    }

    @Test
    void shouldTellWhichColumnIsComputedInAnotherWay() {
        for (Feature feature : Feature.all()) {
            Definitions other =
                    Definitions.of(CALENDAR, (inputs, sink) -> code(2).build(inputs, (symbol, sessions, block) -> {
                        turnTheLastBit(block.column(feature), block.rows());
                        sink.accept(symbol, sessions, block);
                    }));

            assertThat(other.differing(Definitions.current())).containsExactly(feature.column());
        }
    }

    /** Of the latest value. */
    private static void turnTheLastBit(double[] column, int rows) {
        for (int row = rows - 1; row >= 0; row--) {
            if (!Double.isNaN(column[row])) {
                column[row] = Math.nextUp(column[row]);
                return;
            }
        }
    }

    @Test
    void shouldNoticeAnotherCountOfCoverageAndOtherAnchors() {
        Definitions other = Definitions.of(CALENDAR, (inputs, sink) -> {
            List<SessionCoverage> counted = new ArrayList<>(code(2).build(inputs, (symbol, sessions, block) -> {
                block.anchors(block.anchors().subList(1, block.anchors().size()));
                sink.accept(symbol, sessions, block);
            }));
            counted.set(7, counted.get(7).plus(counted.get(7)));
            return counted;
        });

        assertThat(other.differing(Definitions.current())).containsExactly("anchors", "coverage");
    }

    @Test
    void shouldComputeEveryColumnOfTheReferenceMarketManyTimes() {
        Map<Feature, Integer> values = new EnumMap<>(Feature.class);
        Definitions.of(CALENDAR, (inputs, sink) -> code(2).build(inputs, (symbol, sessions, block) -> {
            for (Feature feature : Feature.all()) {
                for (int row = 0; row < block.rows(); row++) {
                    values.merge(feature, Double.isNaN(block.column(feature)[row]) ? 0 : 1, Integer::sum);
                }
            }
            sink.accept(symbol, sessions, block);
        }));

        assertThat(values).hasSize(Feature.all().size()).allSatisfy((feature, count) -> assertThat(count)
                .as(feature.column())
                .isBetween(300, 36 * 280 - 100));
    }

    @Test
    void shouldReadWhatItWrites() {
        Definitions current = Definitions.current();

        assertThat(Definitions.parse(current.text())).isEqualTo(current);
        assertThat(current.differing(Definitions.parse("")))
                .contains("rsi_14")
                .hasSameSizeAs(current.digests().keySet());
        assertThat(current.digest())
                .hasSize(16)
                .isNotEqualTo(Definitions.parse("").digest());
    }

    private static Definitions.Maker code(int threads) {
        return (inputs, sink) -> {
            PanelBuild panel = new PanelBuild(CALENDAR, inputs, new TargetSettings(5, -0.3), threads, 1000);
            return panel.compute(panel.crossSections(done -> {}), sink, done -> {});
        };
    }
}
