package io.ballast.feature.persistence;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import io.ballast.feature.domain.crosssection.ScoredFeature;
import io.ballast.feature.domain.crosssection.ScoredSession;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.copy.BinaryCopyWriter;
import io.ballast.kit.database.DatabaseException;

/** Rows of the table shard_score: the scored values of a session and shard in one value, as they are kept for minutes. */
final class ScoreRows {
    private static final String WRITE = "copy feature.shard_score (session, shard, scores) from stdin (format binary)";
    private static final String READ = """
            copy (select session, scores from feature.shard_score order by session, shard) to stdout (format binary)""";

    private ScoreRows() {}

    static void write(
            Connection connection, ExchangeCalendar calendar, int shard, Consumer<Consumer<ScoredSession>> source)
            throws SQLException {
        try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, WRITE)) {
            source.accept(session -> {
                try {
                    copy.startRow(3);
                    copy.date(calendar.epochDay(session.session()));
                    copy.int4(shard);
                    copy.bytea(encode(session.values()));
                } catch (SQLException failed) {
                    throw new DatabaseException("keep scored values", failed);
                }
            });
            copy.finish();
        }
    }

    /** Hands over one session after the other, the parts of all shards together. */
    static void read(Connection connection, ExchangeCalendar calendar, Consumer<ScoredSession> receiver) {
        List<ScoredSession> parts = new ArrayList<>();
        CopyRows.read(connection, READ, row -> {
            int session = calendar.ordinal(LocalDate.ofEpochDay(row.epochDay()));
            if (!parts.isEmpty() && parts.get(0).session() != session) {
                receiver.accept(ScoredSession.join(parts));
                parts.clear();
            }
            parts.add(new ScoredSession(session, decode(row.bytea())));
        });
        if (!parts.isEmpty()) {
            receiver.accept(ScoredSession.join(parts));
        }
    }

    private static byte[] encode(double[][] values) {
        int count = Arrays.stream(values).mapToInt(present -> present.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES + count * Double.BYTES);
        for (double[] present : values) {
            bytes.putInt(present.length);
            bytes.asDoubleBuffer().put(present);
            bytes.position(bytes.position() + present.length * Double.BYTES);
        }
        return bytes.array();
    }

    private static double[][] decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        double[][] values = new double[ScoredFeature.ALL.size()][];
        for (int c = 0; c < values.length; c++) {
            values[c] = new double[bytes.getInt()];
            bytes.asDoubleBuffer().get(values[c]);
            bytes.position(bytes.position() + values[c].length * Double.BYTES);
        }
        return values;
    }
}
