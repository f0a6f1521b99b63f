package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ingest}: fetches a range of dates again. */
@Command(name = "ingest", description = "Fetch a range of dates again, for some symbols or for all.")
final class IngestVerb extends DispatchVerb {

    @Option(
            names = "--symbol",
            paramLabel = "S",
            split = ",",
            description = "Symbols, separated by commas (default: all whose bars are kept).")
    private List<String> symbols = List.of();

    @Option(names = "--start-date", required = true, paramLabel = "DATE", description = "First date.")
    private LocalDate start;

    @Option(names = "--end-date", required = true, paramLabel = "DATE", description = "Last date.")
    private LocalDate end;

    IngestVerb(Session session) {
        super(
                session,
                "ingest-date-range",
                new Ending(
                        List.of("requested", "stored", "revised", "empty", "quarantined"),
                        "./ballast corrections lists what was revised; features follow by themselves (./ballast tasks list)."));
    }

    @Override
    void addParameters(ObjectNode parameters) {
        if (end.isBefore(start)) {
            throw new VerbFailure(ExitCode.USAGE, "--end-date " + end + " is before --start-date " + start + ".", null);
        }
        if (!symbols.isEmpty()) {
            symbols.forEach(parameters.withArray("symbols")::add);
        }
        parameters.put("from", start.toString());
        parameters.put("to", end.toString());
    }
}
