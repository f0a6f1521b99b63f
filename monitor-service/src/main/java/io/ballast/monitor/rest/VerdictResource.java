package io.ballast.monitor.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.common.annotation.Blocking;

import io.ballast.monitor.application.Judge;
import io.ballast.monitor.application.MarketReader;
import io.ballast.monitor.config.MonitorSettings;

/** The verdicts, judged when asked for. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class VerdictResource {

    private final Judge judge;
    private final MarketReader market;
    private final RequestSettings settings;

    @Inject
    VerdictResource(Judge judge, MarketReader market, RequestSettings settings) {
        this.judge = judge;
        this.market = market;
        this.settings = settings;
    }

    @GET
    @Path("breadth")
    public BreadthReply breadth(@Context UriInfo request) {
        MonitorSettings wanted = settings.of(request.getQueryParameters());
        return BreadthReply.of(judge.breadth(wanted), wanted, market.bias());
    }

    @GET
    @Path("target-coverage")
    public TargetCoverageReply targetCoverage(@Context UriInfo request) {
        return TargetCoverageReply.of(judge.targetCoverage(settings.of(request.getQueryParameters())));
    }

    @GET
    @Path("freshness")
    public FreshnessReply freshness(@Context UriInfo request) {
        return FreshnessReply.of(judge.freshness(settings.of(request.getQueryParameters())));
    }
}
