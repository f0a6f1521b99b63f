package io.ballast.feature.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import io.ballast.feature.application.FeatureReports;
import io.ballast.feature.application.FeatureReports.FeatureRow;
import io.ballast.feature.config.FeatureSettings;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** What features there are, and their values for a symbol. */
@Path("/api/v1/features")
public class FeatureResource {
    private final FeatureReports reports;
    private final FeatureSettings settings;

    @Inject
    FeatureResource(FeatureReports reports, FeatureSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    /**
     * A feature or target as users see it.
     *
     * @param name column name
     * @param unit of its values
     * @param formula in words
     * @param family it is computed with
     * @param inputs what it is computed from
     * @param rowsBack rows before its own it uses
     * @param recursive whether it depends on all rows since the last restart
     * @param benchmarkRowsBack rows of the benchmark before the session's that it uses where it is of the benchmark alone
     * @param rowsForward rows after its own it uses; 0 but for targets
     * @param target whether it is a label
     * @param countedInCoverage whether it counts in the feature coverage rate
     * @param digest another one where the code of this system computes something else, 8 hexadecimal digits
     */
    public record CatalogueEntry(
            String name,
            String unit,
            String formula,
            String family,
            List<String> inputs,
            int rowsBack,
            boolean recursive,
            int benchmarkRowsBack,
            int rowsForward,
            boolean target,
            boolean countedInCoverage,
            String digest) {}

    /**
     * Features of a symbol.
     *
     * @param symbol what the security is called now, also if it was asked for by a ticker it had before
     * @param rows one object per session: session, features and targets by name, label_terminal
     */
    public record SymbolFeatures(String symbol, List<Map<String, Object>> rows) {}

    @GET
    @Path("catalogue")
    public List<CatalogueEntry> catalogue() {
        return Feature.all().stream().map(this::entry).toList();
    }

    @GET
    @Path("{symbol}")
    public SymbolFeatures features(
            @PathParam("symbol") String symbol,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("published-at") String publishedAt) {
        LocalDate first = Dates.askedIfAny("from", from).orElse(null);
        LocalDate last = Dates.askedIfAny("to", to).orElse(null);
        if (first != null && last != null && last.isBefore(first)) {
            throw Problem.badRequest("to=" + to + " is before from=" + from, "Give the earlier date as from.");
        }
        Instant asOf = Dates.instantAskedIfAny("published-at", publishedAt).orElse(null);
        String kept = reports.keptAs(symbol, asOf).orElseThrow(() -> noFeatures(symbol, asOf));
        List<FeatureRow> rows = reports.rows(kept, first, last, asOf);
        return new SymbolFeatures(kept, rows.stream().map(FeatureResource::row).toList());
    }

    private static Problem noFeatures(String symbol, Instant asOf) {
        return Problem.notFound(
                "There are no features of '" + symbol + "'"
                        + (asOf == null ? "." : " that were published at " + asOf + "."),
                "Case matters, and only those that were included in the universe have features.");
    }

    private static Map<String, Object> row(FeatureRow row) {
        Map<String, Object> values = new LinkedHashMap<>();
        LocalDate session = row.session();
        values.put("session", session);
        for (Feature feature : Feature.all()) {
            double value = row.values()[feature.ordinal()];
            values.put(feature.column(), Double.isNaN(value) ? null : value);
        }
        values.put("label_terminal", row.labelTerminal());
        return values;
    }

    private CatalogueEntry entry(Feature feature) {
        return new CatalogueEntry(
                feature.column(),
                feature.unit().text(),
                feature.formula(),
                lower(feature.family()),
                feature.inputs().stream().sorted().map(FeatureResource::lower).toList(),
                feature.reach().rowsBack(),
                feature.reach().recursive(),
                feature.reach().benchmarkRowsBack(),
                feature.reach().rowsForward(settings.build().targets().horizon()),
                feature.isTarget(),
                feature.family().isCountedInCoverage(),
                Definitions.current().digests().get(feature.column()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
