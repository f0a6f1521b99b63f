package io.ballast.launcher.cli;

import picocli.CommandLine.Command;

import io.ballast.launcher.report.BootstrapReport;

/** {@code bootstrap}: fills an empty system, from the universe to the first predictions. */
@Command(
        name = "bootstrap",
        description = {
            "Fill the system: universe, backfill, fundamentals, adv-fallback, features, train; then judge it.",
            "Verdicts do not change the exit code."
        })
final class BootstrapVerb extends PipelineVerb {

    BootstrapVerb(Session session) {
        super(session, "bootstrap");
    }

    @Override
    int finish(Ended ended) {
        BootstrapReport report = ended.report();
        if (isJson()) {
            printJson(report.json());
        } else if (ended.operation().path("result").isObject()) {
            report.print(screen());
        }
        return exitCode(ended.operation());
    }
}
