package io.ballast.feature.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import io.ballast.feature.application.ExplainFeatures;
import io.ballast.feature.application.FeatureReports;
import io.ballast.feature.application.NothingToExplainException;
import io.ballast.feature.config.FeatureSettings;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** What is behind a value: bars, factors, revisions, facts and benchmark, or the reason for its null. */
@Path("/api/v1/features/{symbol}/explanation")
public class ExplanationResource {
    private final ExplainFeatures explain;
    private final FeatureReports reports;
    private final FeatureSettings settings;

    @Inject
    ExplanationResource(ExplainFeatures explain, FeatureReports reports, FeatureSettings settings) {
        this.explain = explain;
        this.reports = reports;
        this.settings = settings;
    }

    @GET
    public ExplanationReply explanation(
            @PathParam("symbol") String symbol,
            @QueryParam("session") String session,
            @QueryParam("feature") String feature) {
        LocalDate date = Dates.askedIfAny("session", session).orElse(null);
        if (date == null) {
            throw Problem.badRequest("The session is missing.", "Give it as session=YYYY-MM-DD.");
        }
        try {
            return ExplanationReply.of(explain.explain(
                    reports.keptAs(symbol, null).orElse(symbol), date, features(feature), settings.build()));
        } catch (NothingToExplainException nothing) {
            throw Problem.notFound(nothing.getMessage(), nothing.hint());
        }
    }

    private static List<Feature> features(String name) {
        if (name == null || name.isBlank()) {
            return Feature.all();
        }
        return Feature.all().stream()
                .filter(feature -> feature.column().equals(name))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> Problem.notFound("There is no feature '" + name + "'.", hint(name)));
    }

    /** Names that begin as the wrong one does. */
    private static String hint(String name) {
        String start = name.toLowerCase(Locale.ROOT).split("_")[0];
        String alike = Feature.all().stream()
                .map(Feature::column)
                .filter(column -> !start.isEmpty() && column.startsWith(start))
                .collect(Collectors.joining(", "));
        return (alike.isEmpty() ? "" : "Did you mean one of " + alike + "? ")
                + "GET /api/v1/features/catalogue lists them all.";
    }
}
