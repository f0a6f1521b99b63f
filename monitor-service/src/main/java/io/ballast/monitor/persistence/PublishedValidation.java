package io.ballast.monitor.persistence;

import java.sql.SQLException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.DatabaseException;
import io.ballast.kit.database.ReadDatabase;
import io.ballast.monitor.application.ValidationSource;
import io.ballast.monitor.domain.validation.ValidationScope;

/** Applies the rules to the published views. Reads at {@code DATABASE_READ_URL}. */
@Singleton
class PublishedValidation implements ValidationSource {

    private final ReadDatabase database;

    @Inject
    PublishedValidation(ReadDatabase database) {
        this.database = database;
    }

    @Override
    public Look open(ValidationScope scope) {
        try {
            return ValidationLook.begin(database.open(), scope);
        } catch (SQLException failed) {
            throw new DatabaseException("read what the services published", failed);
        }
    }
}
