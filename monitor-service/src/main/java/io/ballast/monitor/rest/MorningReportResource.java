package io.ballast.monitor.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestResponse;

import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.MorningReports;
import io.ballast.monitor.domain.morning.MorningReport;

/** What changed since the last session: as JSON unless Markdown or HTML is asked for. */
@Path("/api/v1/morning-report")
@Blocking
public class MorningReportResource {

    private final MorningReports reports;

    @Inject
    MorningReportResource(MorningReports reports) {
        this.reports = reports;
    }

    /** Templates, checked when the service is built. */
    @CheckedTemplate
    static class Templates {

        private Templates() {}

        /** A report as a page. */
        static native TemplateInstance report(MorningReport report, String summary);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public MorningReply json(@QueryParam("date") String date) {
        return MorningReply.of(find(date));
    }

    @GET
    @Produces(ReadableText.MARKDOWN)
    public RestResponse<String> markdown(@QueryParam("date") String date) {
        return ReadableText.markdown(MorningMarkdown.of(find(date)));
    }

    @GET
    @Produces(ReadableText.HTML)
    public RestResponse<String> html(@QueryParam("date") String date) {
        MorningReport report = find(date);
        return ReadableText.html(Templates.report(report, report.summary()).render());
    }

    private MorningReport find(String date) {
        return reports.find(Dates.askedIfAny("date", date))
                .orElseThrow(
                        () -> Problem.notFound(
                                "There is no morning report" + (date == null ? "." : " of " + date + "."),
                                "It is written when a session is decided on: ./ballast eod; GET /api/v1/certificates lists the decisions."));
    }
}
