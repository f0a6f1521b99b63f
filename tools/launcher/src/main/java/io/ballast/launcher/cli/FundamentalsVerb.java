package io.ballast.launcher.cli;

import java.util.List;

import picocli.CommandLine.Command;

/** {@code fundamentals upsert}: fetches companies' reports. */
@Command(name = "upsert", description = "Fetch companies' reports and keep what is new or changed.")
final class FundamentalsVerb extends DispatchVerb {

    FundamentalsVerb(Session session) {
        super(
                session,
                "upsert-fundamentals",
                new Ending(
                        List.of("symbols", "statements", "shares", "unusable"), "./ballast features build uses them."));
    }
}
