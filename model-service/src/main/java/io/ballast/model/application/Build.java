package io.ballast.model.application;

import io.ballast.model.domain.training.Making;

/** Knows what this service was built from. */
public interface Build {

    /** What the models of this build are made with. */
    Making making();
}
