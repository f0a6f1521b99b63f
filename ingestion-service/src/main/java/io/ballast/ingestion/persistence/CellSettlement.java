package io.ballast.ingestion.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.ballast.ingestion.application.FetchedCells;
import io.ballast.kit.database.Database;

/** What is noted of cells that got no bar, and of the bars that were put aside, once the bars of a step are stored. */
final class CellSettlement {

    private CellSettlement() {}

    /**
     * Settles the cells of a step.
     *
     * @return number of bars put aside for the first time
     */
    static long settle(Connection connection, FetchedCells cells) throws SQLException {
        StagedCells.stage(connection, cells);
        settleCells(connection, cells);
        supersede(connection, cells);
        return quarantine(connection);
    }

    /** Cells with a bar are no longer settled without one, the others become so. */
    private static void settleCells(Connection connection, FetchedCells cells) throws SQLException {
        Database.update(connection, """
                delete from ingestion.settled_cell as cell where session between ? and ?
                  and exists (select from ingestion.daily_bar as bar
                              where bar.symbol = cell.symbol and bar.session = cell.session
                                and bar.session between ? and ?)""", cells.from(), cells.to(), cells.from(), cells.to());
        Database.update(connection, """
                insert into ingestion.settled_cell (symbol, session, reason, provider, detail)
                select staged.symbol, staged.session, staged.reason, staged.provider, staged.detail
                from staged_cell as staged
                where not exists (select from ingestion.daily_bar as bar
                                  where bar.symbol = staged.symbol and bar.session = staged.session
                                    and bar.session between ? and ?)
                order by session, symbol
                on conflict (session, symbol) do update
                    set reason = excluded.reason, provider = excluded.provider, detail = excluded.detail
                where (settled_cell.reason, settled_cell.provider, settled_cell.detail)
                      is distinct from (excluded.reason, excluded.provider, excluded.detail)""", cells.from(), cells.to());
    }

    /** An acceptable bar, of whatever provider, settles what was put aside of its cell before. */
    private static void supersede(Connection connection, FetchedCells cells) throws SQLException {
        List<Cell> open = Database.query(
                connection,
                """
                select distinct symbol, session from ingestion.quarantined_bar
                where session between ? and ? and state = 'open'""",
                row -> new Cell(row.getString("symbol"), Database.date(row, "session")),
                cells.from(),
                cells.to());
        if (open.isEmpty()) {
            return;
        }
        Set<Cell> settled = new HashSet<>(open);
        settled.retainAll(cells.sessions().stream()
                .flatMap(session -> session.accepted().stream())
                .map(bar -> new Cell(bar.symbol(), bar.session()))
                .collect(Collectors.toSet()));
        for (Cell cell : settled) {
            Database.update(connection, """
                    update ingestion.quarantined_bar set state = 'superseded'
                    where symbol = ? and session = ? and state = 'open'""", cell.symbol(), cell.session());
        }
    }

    private record Cell(String symbol, LocalDate session) {}

    private static long quarantine(Connection connection) throws SQLException {
        return Database.update(connection, """
                insert into ingestion.quarantined_bar (symbol, session, reason, provider, payload,
                    open, high, low, close, volume, vwap, trade_count)
                select * from staged_quarantine
                on conflict (entry_id) do nothing""");
    }
}
