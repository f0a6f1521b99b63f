package io.ballast.launcher.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code universe}: which stocks are worked on. */
final class UniverseVerb {

    private UniverseVerb() {}

    /** {@code universe rebuild}. */
    @Command(name = "rebuild", description = "Decide anew which stocks are in the universe.")
    static final class Rebuild extends DispatchVerb {

        Rebuild(Session session) {
            super(
                    session,
                    "rebuild-universe",
                    new DispatchVerb.Ending(
                            List.of("asOf", "known", "included", "joined", "left"),
                            "./ballast universe show lists them with reasons; ./ballast backfill fetches what new members lack."));
        }
    }

    /** {@code universe show}. */
    @Command(name = "show", description = "Show the stocks in the universe.")
    static final class Show extends ReadingVerb {

        Show(Session session) {
            super(session);
        }

        @Option(
                names = "--session",
                paramLabel = "DATE",
                description = "Show who was a member on that day (default: all known securities now).")
        private LocalDate day;

        @Override
        public Integer call() {
            JsonNode universe = monitor()
                    .read("universe", day == null ? Map.of() : Map.of("session", day.toString(), "included", "true"));
            if (isJson()) {
                printJson(universe);
                return ExitCode.DONE;
            }
            JsonNode members = universe.path("securities");
            var table = new Table("symbol", "type", "name", "sector", "included", "reason");
            for (JsonNode member : members) {
                table.add(
                        Text.text(member.path("symbol")),
                        Text.text(member.path("securityType")),
                        Text.text(member.path("name")),
                        Text.text(member.path("sector")),
                        Text.text(member.path("included")),
                        Text.text(member.path("reason")));
            }
            table.lines().forEach(screen()::data);
            tellOfBiases(universe.path("survivorship"));
            return ExitCode.DONE;
        }

        private void tellOfBiases(JsonNode survivorship) {
            if (survivorship.path("biased").asBoolean()) {
                screen().note(
                                "The store is biased towards survivors: fewer than 3 % of its members a year were delisted."
                                        + " What is tested on it looks better than the market was.");
            }
            double assumed = survivorship.path("assumedShare").asDouble();
            if (assumed > 0) {
                screen().note(String.format(
                        Locale.ROOT,
                        "Membership is assumed on %.1f %% of the members' days: nobody decided it then, it follows from"
                                + " figures of a later day. What is tested on them looks better than the market was.",
                        100 * assumed));
            }
        }
    }
}
