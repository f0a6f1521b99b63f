package io.ballast.monitor.rest;

import java.util.Locale;

import io.ballast.monitor.domain.validation.Finding;

/** A validation as Markdown. */
final class ValidationMarkdown {

    private ValidationMarkdown() {}

    static String of(ValidationReply report) {
        StringBuilder text = new StringBuilder();
        text.append("# Validation: ").append(report.status()).append("\n\n");
        text.append(report.summary()).append("\n\n");
        text.append("Taken ").append(report.takenAt()).append(", ");
        text.append(report.from() == null ? "all sessions" : "sessions from " + report.from())
                .append(", ");
        text.append(report.symbols().isEmpty() ? "all symbols" : String.join(", ", report.symbols()))
                .append(".\n\n");
        if (report.assumption() != null) {
            text.append(report.assumption()).append("\n\n");
        }
        text.append("| rule | verdict | found | before | checked | tolerance |\n");
        text.append("| --- | --- | ---: | ---: | ---: | ---: |\n");
        for (ValidationReply.Check check : report.checks()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %s | %d %s | %.1f %% |%n",
                    check.rule(),
                    check.status(),
                    check.found(),
                    check.foundBefore() == null ? "-" : check.foundBefore(),
                    check.checked(),
                    check.unit(),
                    100 * check.tolerance()));
        }
        report.checks().stream().filter(check -> !check.examples().isEmpty()).forEach(check -> examples(text, check));
        return text.toString();
    }

    private static void examples(StringBuilder text, ValidationReply.Check check) {
        text.append("\n## ").append(check.rule()).append("\n\n");
        text.append("Demanded: ").append(check.demand()).append(".\n\n");
        for (Finding finding : check.examples()) {
            text.append("- `")
                    .append(finding.key())
                    .append("`: ")
                    .append(finding.evidence())
                    .append('\n');
        }
        if (check.found() > check.examples().size()) {
            text.append("- and ")
                    .append(check.found() - check.examples().size())
                    .append(" more\n");
        }
    }
}
