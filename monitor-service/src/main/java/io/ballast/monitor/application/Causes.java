package io.ballast.monitor.application;

import java.util.Optional;

import io.ballast.monitor.domain.cause.Attribution;
import io.ballast.monitor.domain.cause.ChainState;
import io.ballast.monitor.domain.cause.RootCause;
import io.ballast.monitor.domain.incident.Symptom;
import io.ballast.monitor.domain.rule.Rule;

/** What is behind the breaches of one look at the figures; found out only if something is wrong. */
final class Causes {

    private final StatusSnapshot.Figures figures;
    private final Diagnose diagnose;
    private final Attribute attribute;
    private ChainState state;

    Causes(StatusSnapshot.Figures figures, LossReader losses) {
        LossLook look = new LossLook(losses);
        this.figures = figures;
        this.diagnose = new Diagnose(look);
        this.attribute = new Attribute(look);
    }

    /** The first link of the chain that fails, as a rule in breach sees it. */
    RootCause rootOf(Rule rule) {
        if (state == null) {
            state = diagnose.of(figures);
        }
        RootCause root = diagnose.of(rule, state, figures).rootOf(rule.metric(), rule.scope());
        return switch (root.stage()) {
            case DATABASE -> root.because(figures.conditions().readOnly());
            case BROKER -> root.because(figures.conditions().silence());
            default -> root;
        };
    }

    /** Where the loss behind a breach lies; empty where a rule watches a server. */
    Optional<Attribution> attribution(Rule rule, Symptom symptom) {
        return attribute.of(rule, symptom, figures);
    }
}
