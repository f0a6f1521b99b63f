package io.ballast.launcher.cli;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;

import io.ballast.launcher.doctor.Examination;
import io.ballast.launcher.doctor.Finding;

/** {@code doctor}: looks whether this machine is fit. */
@Command(
        name = "doctor",
        description = {
            "Look whether this machine is fit, and say what to do where it is not.",
            "Exit code 1 if it is not."
        })
final class DoctorVerb extends ReadingVerb {

    DoctorVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        List<Finding> findings =
                new Examination(session().environment(), session().directory(dataDir())).examine();
        if (isJson()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            for (Finding finding : findings) {
                all.addObject()
                        .put("name", finding.name())
                        .put("verdict", finding.verdict().name())
                        .put("found", finding.found())
                        .put("advice", finding.advice());
            }
            printJson(all);
        } else {
            findings.forEach(this::print);
        }
        boolean fit = findings.stream().noneMatch(finding -> finding.verdict() == Finding.Level.FAIL);
        return fit ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(Finding finding) {
        screen().data(String.format("  %-4s  %-12s %s", finding.verdict(), finding.name(), finding.found()));
        if (finding.advice() != null) {
            screen().data(" ".repeat(21) + finding.advice());
        }
    }
}
