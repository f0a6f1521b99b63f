package io.ballast.ingestion.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.postgresql.PGConnection;

import io.ballast.ingestion.application.BarStore;
import io.ballast.ingestion.application.FetchedCells;
import io.ballast.ingestion.application.StepCounts;
import io.ballast.ingestion.domain.arbitration.StoredBar;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.copy.BinaryCopyReader;
import io.ballast.kit.database.Database;

/** Bars in the partitioned table, taken in by {@link BarLoad}. */
@ApplicationScoped
class JdbcBarStore implements BarStore {

    private final Database database;
    private final BarLoad load;

    @Inject
    JdbcBarStore(Database database, BusinessClock clock) {
        this.database = database;
        this.load = new BarLoad(clock);
    }

    @Override
    public StepCounts store(String runId, FetchedCells cells) {
        return database.with(
                "store the bars of " + cells.from() + ".." + cells.to(),
                connection -> load.store(connection, runId, cells));
    }

    @Override
    public Map<LocalDate, Integer> accountedCells(LocalDate from, LocalDate to) {
        String sql = """
                select session, count(*)::int as cells from (
                    select symbol, session from ingestion.daily_bar where session between ? and ?
                    union all
                    select symbol, session from ingestion.settled_cell where session between ? and ?) as cell
                join ingestion.wanted_security as wanted using (symbol)
                where session >= coalesce(wanted.from_session, '-infinity')
                  and session < coalesce(wanted.to_session, 'infinity')
                group by session""";
        Map<LocalDate, Integer> counts = new HashMap<>();
        database.query(
                "count the cells of " + from + ".." + to,
                sql,
                row -> counts.put(Database.date(row, "session"), row.getInt("cells")),
                from,
                to,
                from,
                to);
        return counts;
    }

    @Override
    public void read(Collection<String> symbols, LocalDate from, LocalDate to, Consumer<StoredBar> visitor) {
        database.with("read the bars of " + from + ".." + to, connection -> {
            StringJoiner named = new StringJoiner(", ");
            for (String symbol : symbols) {
                named.add("'" + connection.unwrap(PGConnection.class).escapeLiteral(symbol) + "'");
            }
            String sql = """
                    copy (select symbol, session, open, high, low, close, volume, price_factor, split_factor
                          from ingestion.daily_bar where session between '%s' and '%s' and symbol in (%s)
                          order by symbol, session) to stdout (format binary)""".formatted(from, to, named);
            try (BinaryCopyReader rows = new BinaryCopyReader(connection, sql)) {
                while (rows.nextRow()) {
                    visitor.accept(new StoredBar(BarCopy.read(rows), rows.float8(), rows.float8()));
                }
            }
            return null;
        });
    }

    @Override
    public void accounted(LocalDate from, LocalDate to, BiConsumer<String, LocalDate> visitor) {
        String sql = """
                copy (select symbol, session from ingestion.daily_bar where session between '%1$s' and '%2$s'
                      union all
                      select symbol, session from ingestion.settled_cell where session between '%1$s' and '%2$s')
                to stdout (format binary)""".formatted(from, to);
        database.with("read the cells of " + from + ".." + to, connection -> {
            try (BinaryCopyReader cells = new BinaryCopyReader(connection, sql)) {
                while (cells.nextRow()) {
                    visitor.accept(cells.text(), LocalDate.ofEpochDay(cells.epochDay()));
                }
            }
            return true;
        });
    }

    @Override
    public Optional<LocalDate> firstSession() {
        return edge("min");
    }

    @Override
    public Optional<LocalDate> lastSession() {
        return edge("max");
    }

    /** Looked up in the year's partitions from the right end, so that not every row is read. */
    private Optional<LocalDate> edge(String function) {
        String order = function.equals("min") ? "" : " desc";
        List<String> partitions = database.query("find the partitions of bars", """
                select child.relname from pg_inherits
                join pg_class child on child.oid = inhrelid
                where inhparent = 'ingestion.daily_bar'::regclass order by child.relname""" + order, row -> row.getString(1));
        for (String partition : partitions) {
            Optional<LocalDate> found = database.single(
                    "find the " + function + " session",
                    "select " + function + "(session) as session from ingestion." + partition,
                    row -> Database.date(row, "session"));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Correction> corrections(String runId) {
        return database.query(
                "list the corrections of run " + runId,
                """
                select old.symbol, old.session, old.close as close_before, next.close,
                       old.volume as volume_before, next.volume
                from ingestion.bar_revision as old
                join ingestion.published_bar_versions as next on next.symbol = old.symbol
                    and next.session = old.session and next.known_at = old.superseded_at
                where old.replaced_by = ? order by old.session desc, old.symbol, old.known_at""",
                row -> new Correction(
                        row.getString("symbol"),
                        Database.date(row, "session"),
                        row.getDouble("close_before"),
                        row.getDouble("close"),
                        row.getDouble("volume_before"),
                        row.getDouble("volume")),
                runId);
    }

    @Override
    public String contentHash(LocalDate from, LocalDate to) {
        return database.with(
                "hash the bars of " + from + ".." + to, connection -> ContentHash.of(connection, from, to));
    }
}
