package io.ballast.ingestion.persistence;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.ballast.ingestion.application.PendingCells;
import io.ballast.ingestion.application.PendingStore;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.kit.database.Database;

/** The table {@code pending_cells}. */
@ApplicationScoped
class JdbcPendingStore implements PendingStore {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addMixIn(ProviderException.class, Failure.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Database database;

    @Inject
    JdbcPendingStore(Database database) {
        this.database = database;
    }

    /** What is kept of a failure: what kind it is, and what the provider said. */
    @JsonAutoDetect(
            getterVisibility = JsonAutoDetect.Visibility.NONE,
            isGetterVisibility = JsonAutoDetect.Visibility.NONE,
            fieldVisibility = JsonAutoDetect.Visibility.NONE)
    private abstract static class Failure {

        @JsonCreator
        Failure(
                @JsonProperty("kind") ProviderException.Kind kind,
                @JsonProperty("message") String message,
                @JsonProperty("cause") Throwable cause) {}

        @JsonProperty("kind")
        abstract ProviderException.Kind kind();

        @JsonProperty("message")
        abstract String getMessage();
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public List<PendingCells> of(UUID operation, long symbolMoves) {
        return database.query(
                "read the pending cells",
                "select cells from ingestion.pending_cells where operation_id = ? and symbol_moves = ? order by part",
                row -> read(row.getString("cells")),
                operation,
                symbolMoves);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void keep(UUID operation, List<PendingCells> pending, long symbolMoves) {
        database.update("forget pending cells", """
                delete from ingestion.pending_cells where operation_id = ? or operation_id not in (
                    select id from ingestion.operation where state in ('queued', 'running'))""", operation);
        for (int part = 0; part < pending.size(); part++) {
            database.update(
                    "keep pending cells",
                    "insert into ingestion.pending_cells (operation_id, part, symbol_moves, cells) values (?, ?, ?, ?)",
                    operation,
                    part,
                    symbolMoves,
                    written(pending.get(part)));
        }
    }

    static String written(PendingCells cells) {
        try {
            return JSON.writeValueAsString(cells);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Failed to write " + cells, impossible);
        }
    }

    static PendingCells read(String cells) {
        try {
            return JSON.readValue(cells, PendingCells.class);
        } catch (IOException broken) {
            throw new IllegalStateException("Failed to read pending cells: " + broken.getMessage(), broken);
        }
    }
}
