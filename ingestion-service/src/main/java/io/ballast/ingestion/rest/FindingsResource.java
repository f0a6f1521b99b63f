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

import io.ballast.ingestion.application.SuspectBars;
import io.ballast.ingestion.application.SuspectBars.Filter;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.domain.suspect.Finding;
import io.ballast.ingestion.domain.suspect.FindingKind;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** The stored bars that look wrong by their symbol's own past. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FindingsResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 100_000;

    private final SuspectBars suspects;
    private final SymbolBook book;

    @Inject
    FindingsResource(SuspectBars suspects, SymbolBook book) {
        this.suspects = suspects;
        this.book = book;
    }

    /** A finding; {@code kind} in kebab case. */
    public record FindingReply(
            String symbol, LocalDate session, String kind, double observed, double threshold, String detail) {

        static FindingReply of(Finding finding) {
            return new FindingReply(
                    finding.symbol(),
                    finding.session(),
                    finding.kind().code(),
                    finding.observed(),
                    finding.threshold(),
                    finding.detail());
        }
    }

    /**
     * Findings.
     *
     * @param total number of those chosen
     * @param byKind of them, by kind
     * @param findings newest session first
     */
    public record Findings(long total, Map<String, Long> byKind, List<FindingReply> findings) {}

    @GET
    public Findings findings(
            @QueryParam("symbol") String symbol,
            @QueryParam("kind") String kind,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit) {
        Filter filter = new Filter(
                Limits.symbolIfAny(book, symbol),
                kind(kind),
                Dates.askedIfAny("from", from).orElse(null),
                Dates.askedIfAny("to", to).orElse(null));
        Limits.ordered(filter.from(), filter.to());
        Map<String, Long> counts = suspects.counts(filter);
        return new Findings(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts,
                suspects.findings(filter, Limits.limit(limit, DEFAULT_LIMIT, MOST)).stream()
                        .map(FindingReply::of)
                        .toList());
    }

    private static FindingKind kind(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return FindingKind.of(text)
                .orElseThrow(() -> Problem.badRequest(
                        "kind=" + text + " is not known",
                        "Choose one of "
                                + Arrays.stream(FindingKind.values())
                                        .map(FindingKind::code)
                                        .toList() + "."));
    }
}
