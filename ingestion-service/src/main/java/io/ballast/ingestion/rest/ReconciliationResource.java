package io.ballast.ingestion.rest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.ProviderDifferences;
import io.ballast.ingestion.application.ProviderDifferences.Filter;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.config.ArbitrationSettings;
import io.ballast.ingestion.domain.arbitration.Alarm;
import io.ballast.ingestion.domain.arbitration.Difference;
import io.ballast.ingestion.domain.arbitration.DifferenceKind;
import io.ballast.ingestion.domain.arbitration.Episode;
import io.ballast.ingestion.domain.arbitration.Reconciliation;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.kit.config.Variables;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** Where the providers' versions of the market differ, what of it a person should look at, and the bars that lost. */
@Path("/api/v1/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ReconciliationResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 100_000;

    private final ProviderDifferences differences;
    private final SymbolBook book;
    private final Variables variables;

    @Inject
    ReconciliationResource(ProviderDifferences differences, SymbolBook book, Variables variables) {
        this.book = book;
        this.differences = differences;
        this.variables = variables;
    }

    /**
     * The report.
     *
     * @param compared cells of which two providers at least gave a bar that can be true, over all symbols
     * @param differing number of differences
     * @param byKind of them, by kind
     * @param alarmRate alarms / compared; null if nothing was compared
     * @param alarms what a person should look at, oldest first
     * @param episodes differences joined, by symbol, provider, kind and session; at most the limit
     */
    public record Report(
            long compared,
            long differing,
            Map<String, Long> byKind,
            Double alarmRate,
            List<AlarmReply> alarms,
            List<EpisodeReply> episodes) {}

    /** An alarm; what cannot be compared is null. */
    public record AlarmReply(
            String kind,
            String provider,
            List<String> symbols,
            LocalDate from,
            LocalDate to,
            int cells,
            Double worstBps,
            String detail) {

        static AlarmReply of(Alarm alarm) {
            return new AlarmReply(
                    alarm.kind().code(),
                    alarm.provider(),
                    alarm.symbols(),
                    alarm.from(),
                    alarm.to(),
                    alarm.cells(),
                    orNull(alarm.worstBps()),
                    alarm.detail());
        }
    }

    /** An episode; what cannot be compared is null. */
    public record EpisodeReply(
            String symbol,
            String kind,
            String rule,
            String provider,
            LocalDate from,
            LocalDate to,
            int cells,
            Double closeBps,
            Double worstBps,
            String detail) {

        static EpisodeReply of(Episode episode) {
            return new EpisodeReply(
                    episode.symbol(),
                    episode.kind().code(),
                    episode.rule().code(),
                    episode.lost(),
                    episode.from(),
                    episode.to(),
                    episode.cells(),
                    orNull(episode.closeBps()),
                    orNull(episode.worstBps()),
                    episode.detail());
        }
    }

    /** A difference with the bar that lost; what is missing is null. */
    public record DifferenceReply(
            String symbol,
            LocalDate session,
            String kind,
            String rule,
            String kept,
            String lost,
            Double closeBps,
            Double worstBps,
            String detail,
            LosingBar losing) {

        static DifferenceReply of(Difference difference) {
            return new DifferenceReply(
                    difference.symbol(),
                    difference.session(),
                    difference.kind().code(),
                    difference.rule().code(),
                    difference.kept(),
                    difference.lost(),
                    orNull(difference.closeBps()),
                    orNull(difference.worstBps()),
                    difference.detail(),
                    difference.losing() == null ? null : LosingBar.of(difference.losing()));
        }
    }

    /** The bar that lost, raw; null is what it did not say. */
    public record LosingBar(
            Double open, Double high, Double low, Double close, Double volume, Double vwap, Long tradeCount) {

        static LosingBar of(Bar bar) {
            return new LosingBar(
                    orNull(bar.open()),
                    orNull(bar.high()),
                    orNull(bar.low()),
                    orNull(bar.close()),
                    orNull(bar.volume()),
                    orNull(bar.vwap()),
                    bar.tradeCount() == Bar.UNKNOWN_COUNT ? null : bar.tradeCount());
        }
    }

    /**
     * Differences.
     *
     * @param total number of those chosen
     * @param differences newest session first
     */
    public record Differences(long total, List<DifferenceReply> differences) {}

    @GET
    public Report report(
            @QueryParam("symbol") String symbol,
            @QueryParam("kind") String kind,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit) {
        Filter filter = filter(symbol, kind, from, to);
        int episodes = Limits.limit(limit, MOST, MOST);
        Reconciliation found = Reconciliation.of(
                differences.differences(filter, Integer.MAX_VALUE),
                ArbitrationSettings.from(variables).alarmBps());
        Map<String, Long> counts = differences.counts(filter);
        long compared = differences.compared(filter);
        return new Report(
                compared,
                sum(counts),
                counts,
                compared == 0 ? null : (double) found.alarms().size() / compared,
                found.alarms().stream().map(AlarmReply::of).toList(),
                found.episodes().stream().limit(episodes).map(EpisodeReply::of).toList());
    }

    @GET
    @Path("differences")
    public Differences differences(
            @QueryParam("symbol") String symbol,
            @QueryParam("kind") String kind,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit) {
        Filter filter = filter(symbol, kind, from, to);
        return new Differences(
                sum(differences.counts(filter)),
                differences.differences(filter, Limits.limit(limit, DEFAULT_LIMIT, MOST)).stream()
                        .map(DifferenceReply::of)
                        .toList());
    }

    private Filter filter(String symbol, String kind, String from, String to) {
        Filter filter = new Filter(
                Limits.symbolIfAny(book, symbol),
                kind(kind),
                Dates.askedIfAny("from", from).orElse(null),
                Dates.askedIfAny("to", to).orElse(null));
        Limits.ordered(filter.from(), filter.to());
        return filter;
    }

    private static DifferenceKind kind(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return DifferenceKind.of(text)
                .orElseThrow(() -> Problem.badRequest(
                        "kind=" + text + " is not known",
                        "Choose one of "
                                + Arrays.stream(DifferenceKind.values())
                                        .map(DifferenceKind::code)
                                        .toList() + "."));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
