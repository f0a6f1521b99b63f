package io.ballast.monitor.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestResponse;

import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.ValidationReports;
import io.ballast.monitor.domain.validation.Finding;
import io.ballast.monitor.domain.validation.ValidationReport;
import io.ballast.monitor.domain.validation.ValidationRule;

/** Validations: as JSON unless Markdown or HTML is asked for, and all their findings as CSV. */
@Path("/api/v1/validation-reports")
@Blocking
public class ValidationResource {

    private static final int MAX_LIMIT = 100;
    private static final int PAGE = 1000;

    private final ValidationReports reports;

    @Inject
    ValidationResource(ValidationReports reports) {
        this.reports = reports;
    }

    /** Templates, checked when the service is built. */
    @CheckedTemplate
    static class Templates {

        private Templates() {}

        /** A validation as a page. */
        static native TemplateInstance report(ValidationReply report);
    }

    /**
     * Validations, newest first.
     *
     * @param items the validations
     */
    public record Page(List<ValidationReply> items) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Page list(@QueryParam("limit") @DefaultValue("10") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest(
                    "limit=" + limit + " is not allowed: 1 to " + MAX_LIMIT + " is expected.", "Correct the limit.");
        }
        return new Page(reports.latest(limit).stream()
                .map(report -> ValidationReply.of(report, reports))
                .toList());
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public ValidationReply json(@PathParam("id") String id) {
        return ValidationReply.of(find(id), reports);
    }

    @GET
    @Path("{id}")
    @Produces(ReadableText.MARKDOWN)
    public RestResponse<String> markdown(@PathParam("id") String id) {
        return ReadableText.markdown(ValidationMarkdown.of(json(id)));
    }

    @GET
    @Path("{id}")
    @Produces(ReadableText.HTML)
    public RestResponse<String> html(@PathParam("id") String id) {
        return ReadableText.html(Templates.report(json(id)).render());
    }

    @GET
    @Path("{id}/findings")
    @Produces("text/csv")
    public Response findings(@PathParam("id") String id, @QueryParam("rule") String rule) {
        ValidationReport report = find(id);
        ValidationRule wanted = ValidationRule.of(rule == null ? "" : rule)
                .orElseThrow(() -> Problem.badRequest(
                        "rule=" + rule + " is not known.",
                        "Choose one of "
                                + Arrays.stream(ValidationRule.values())
                                        .map(ValidationRule::label)
                                        .toList() + "."));
        StreamingOutput rows = output -> write(output, report.id(), wanted);
        return Response.ok(rows)
                .header("Content-Disposition", "attachment; filename=\"" + wanted.label() + ".csv\"")
                .build();
    }

    private void write(OutputStream output, UUID id, ValidationRule rule) throws IOException {
        Writer text = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord("key", "evidence");
        long next = 0;
        List<Finding> page;
        do {
            page = reports.findings(id, rule, next, PAGE);
            page.forEach(finding -> csv.writeRecord(finding.key(), finding.evidence()));
            next += page.size();
        } while (page.size() == PAGE);
        csv.flush();
    }

    private ValidationReport find(String id) {
        try {
            return reports.find(UUID.fromString(id)).orElseThrow(() -> missing(id));
        } catch (IllegalArgumentException noId) {
            throw missing(id);
        }
    }

    private static RuntimeException missing(String id) {
        return Problem.notFound(
                "There is no finished validation " + id + ".", "GET /api/v1/validation-reports lists them.");
    }
}
