package io.ballast.model.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.problem.Problem;
import io.ballast.model.application.ModelReader;

/** The models of which there is a version. */
@Singleton
class KnownModels {

    private final ModelReader reader;

    @Inject
    KnownModels(ModelReader reader) {
        this.reader = reader;
    }

    /** Answers 404 if there is no version of a model. */
    void require(String name) {
        if (reader.versions(name, 1).isEmpty()) {
            throw Problem.notFound("There is no version of a model '" + name + "'.", "GET /api/v1/models lists them.");
        }
    }
}
