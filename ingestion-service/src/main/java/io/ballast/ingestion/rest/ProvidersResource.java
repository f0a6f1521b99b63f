package io.ballast.ingestion.rest;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.ballast.ingestion.application.ProviderOrder;
import io.ballast.ingestion.application.ProviderReport;
import io.ballast.ingestion.config.ProviderSettings;

/** How the providers do. */
@Path("/api/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
public class ProvidersResource {

    private final ProviderOrder providers;
    private final ProviderSettings settings;

    @Inject
    ProvidersResource(ProviderOrder providers, ProviderSettings settings) {
        this.providers = providers;
        this.settings = settings;
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
     * @param concurrency calls that may be under way at a time, as they do best
     * @param intervalMillis time kept from one start to the next, 0 if none
     * @param lastError null if there was none
     * @param lastErrorAt null if there was none
     */
    public record ProviderView(
            String name,
            String baseUrl,
            String state,
            long calls,
            long failures,
            int failuresInARow,
            long refusals,
            int concurrency,
            long intervalMillis,
            String lastError,
            Instant lastErrorAt) {}

    @GET
    public List<ProviderView> providers() {
        return providers.all().stream().map(provider -> view(provider.report())).toList();
    }

    private ProviderView view(ProviderReport report) {
        return new ProviderView(
                report.name(),
                settings.baseUrl(report.name()).toString(),
                report.state(),
                report.calls(),
                report.failures(),
                report.failuresInARow(),
                report.refusals(),
                report.concurrency(),
                report.intervalMillis(),
                report.lastError(),
                report.lastErrorAt());
    }
}
