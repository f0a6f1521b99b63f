package io.ballast.launcher.cli;

import picocli.CommandLine.Command;

/** {@code fundamentals upsert}: fetches companies' reports. */
@Command(name = "upsert", description = "Fetch companies' reports and keep what is new or changed.")
final class FundamentalsVerb extends DispatchVerb {

    FundamentalsVerb(Session session) {
        super(session, "upsert-fundamentals");
    }
}
