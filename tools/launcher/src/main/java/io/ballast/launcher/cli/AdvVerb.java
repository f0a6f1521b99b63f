package io.ballast.launcher.cli;

import java.util.List;

import picocli.CommandLine.Command;

/** {@code adv recompute}: average daily volume from the stored bars. */
@Command(name = "recompute", description = "Compute the average daily dollar volume from the stored bars.")
final class AdvVerb extends DispatchVerb {

    AdvVerb(Session session) {
        super(
                session,
                "recompute-adv-fallback",
                new Ending(List.of("asked", "computed"), "./ballast universe rebuild decides with them."));
    }
}
