package io.ballast.ingestion.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderCheck;
import io.ballast.ingestion.application.ProviderChecks;
import io.ballast.ingestion.application.ProviderOrder;
import io.ballast.ingestion.application.ProviderReport;
import io.ballast.ingestion.config.ProviderSettings;
import io.ballast.ingestion.domain.call.CallQuota;

/** How the providers do. */
@Path("/api/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ProvidersResource {

    private final ProviderOrder providers;
    private final ProviderSettings settings;
    private final ProviderChecks checks;

    @Inject
    ProvidersResource(ProviderOrder providers, ProviderSettings settings, ProviderChecks checks) {
        this.providers = providers;
        this.settings = settings;
        this.checks = checks;
    }

    /**
     * A provider.
     *
     * @param name its name
     * @param baseUrl where it is asked
     * @param state {@code unused}, {@code ok} or {@code failing}
     * @param calls calls since the service started
     * @param failures of them, those without a usable answer
     * @param failuresInARow of them, those since the last answer
     * @param refusals calls refused because they came too early (429); not among the failures
     * @param quota calls for market data that the plan allows, such as {@code 5 per 60 s}; null if nothing limits them
     * @param concurrency calls that may be under way at a time, as they do best
     * @param intervalMillis time kept from one start to the next, 0 if none
     * @param lastError null if there was none
     * @param lastErrorAt null if there was none
     * @param check its clock and calendar beside ours, by the latest daily ingest; null if there was none
     */
    public record ProviderView(
            String name,
            String baseUrl,
            String state,
            long calls,
            long failures,
            int failuresInARow,
            long refusals,
            String quota,
            int concurrency,
            long intervalMillis,
            String lastError,
            Instant lastErrorAt,
            CheckView check) {}

    /**
     * A provider's time beside ours.
     *
     * @param checkedAt when, business clock
     * @param coversTo last day it told anything of
     * @param clockSkewSeconds our clock minus its; null if it does not tell
     * @param differences days about which it says something else than we do
     */
    public record CheckView(
            Instant checkedAt, LocalDate coversTo, Double clockSkewSeconds, List<DifferenceView> differences) {

        private static CheckView of(ProviderCheck check) {
            double skew = check.clockSkewSeconds();
            return new CheckView(
                    check.checkedAt(),
                    check.coversTo(),
                    Double.isNaN(skew) ? null : skew,
                    check.differences().stream()
                            .map(day -> new DifferenceView(
                                    day.date(), day.ours().label(), day.theirs().label()))
                            .toList());
        }
    }

    /**
     * A day the calendars differ about.
     *
     * @param date the day
     * @param ours {@code closed}, {@code early-close} or {@code regular}
     * @param theirs likewise
     */
    public record DifferenceView(LocalDate date, String ours, String theirs) {}

    @GET
    public List<ProviderView> providers() {
        Map<String, CheckView> byProvider =
                checks.all().stream().collect(Collectors.toMap(ProviderCheck::provider, CheckView::of));
        return providers.all().stream()
                .map(provider -> view(provider, byProvider.get(provider.name())))
                .toList();
    }

    private ProviderView view(MarketDataProvider provider, CheckView check) {
        ProviderReport report = provider.report();
        return new ProviderView(
                report.name(),
                settings.baseUrl(report.name()).toString(),
                report.state(),
                report.calls(),
                report.failures(),
                report.failuresInARow(),
                report.refusals(),
                provider.terms().quota().map(CallQuota::toString).orElse(null),
                report.concurrency(),
                report.intervalMillis(),
                report.lastError(),
                report.lastErrorAt(),
                check);
    }
}
