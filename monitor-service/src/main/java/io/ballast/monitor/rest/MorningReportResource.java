package io.ballast.monitor.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestResponse;

import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.MorningReports;
import io.ballast.monitor.domain.morning.MorningReport;

/** What changed since the last session: as JSON unless Markdown or HTML is asked for. */
@Path("/api/v1/morning-report")
@Blocking
public class MorningReportResource {

    private static final String MARKDOWN = "text/markdown";

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
    @Produces(MARKDOWN + ";qs=0.9")
    public RestResponse<String> markdown(@QueryParam("date") String date) {
        return text(MorningMarkdown.of(find(date)), MARKDOWN);
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";qs=0.8")
    public RestResponse<String> html(@QueryParam("date") String date) {
        MorningReport report = find(date);
        return text(Templates.report(report, report.summary()).render(), MediaType.TEXT_HTML);
    }

    /** Without it the type would tell its rank among the three, too. */
    private static RestResponse<String> text(String text, String type) {
        return RestResponse.ResponseBuilder.ok(text)
                .header(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
                .build();
    }

    private MorningReport find(String date) {
        return reports.find(Optional.ofNullable(date).map(MorningReportResource::session))
                .orElseThrow(
                        () -> Problem.notFound(
                                "There is no morning report" + (date == null ? "." : " of " + date + "."),
                                "It is written when a session is decided on: ./ballast eod; GET /api/v1/certificates lists the decisions."));
    }

    private static LocalDate session(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException notADate) {
            throw Problem.badRequest(
                    "date=" + date + " is not allowed: a date such as 2018-02-07 is expected.",
                    "Leave it out for the latest session.");
        }
    }
}
