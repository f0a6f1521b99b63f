package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * Cells that are neither stored nor settled because a provider gave no answer. They remember what the others said, so that
 * only the one that failed need be asked again.
 *
 * @param given what the others gave of these cells, in order; at least one
 * @param unanswered names of the providers to be asked again, in order; at least one
 * @param failure why the first of these did not answer
 */
public record PendingCells(List<FetchedCells> given, List<String> unanswered, ProviderException failure) {

    /** Copies the lists. */
    public PendingCells {
        given = List.copyOf(given);
        unanswered = List.copyOf(unanswered);
    }

    /** What the last of the others gave. */
    FetchedCells last() {
        return given.get(given.size() - 1);
    }

    /** Whether time may bring an answer. */
    boolean mayBeAnswered() {
        return failure.kind() == Kind.FAILED;
    }

    /** Whether nobody at all answered. */
    boolean isUnanswered() {
        return given.stream().allMatch(cells -> cells.sessions().stream().allMatch(FetchedSession::isFailed));
    }

    /** First date. */
    LocalDate from() {
        return last().from();
    }

    /** Last date, included. */
    LocalDate to() {
        return last().to();
    }

    /** The sessions, ascending. */
    Set<LocalDate> sessions() {
        Set<LocalDate> sessions = new TreeSet<>();
        last().sessions().forEach(session -> sessions.add(session.session()));
        return sessions;
    }

    /** How many cells. */
    long count() {
        long count = 0;
        for (LocalDate date : sessions()) {
            Set<String> symbols = new HashSet<>();
            for (FetchedCells cells : given) {
                cells.sessions().stream()
                        .filter(session -> session.session().equals(date))
                        .forEach(session -> symbols.addAll(session.symbols()));
            }
            count += symbols.size();
        }
        return count;
    }

    /** The same in two parts, the newer sessions first; the one part if it is a single session. */
    List<PendingCells> halves() {
        List<LocalDate> sessions = List.copyOf(sessions());
        if (sessions.size() < 2) {
            return List.of(this);
        }
        int middle = sessions.size() / 2;
        return List.of(
                only(new HashSet<>(sessions.subList(middle, sessions.size()))),
                only(new HashSet<>(sessions.subList(0, middle))));
    }

    /** The same in parts whose sessions follow each other, newest first: none lies between that is not asked for. */
    List<PendingCells> runs() {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        List<PendingCells> runs = new ArrayList<>();
        Set<LocalDate> run = new TreeSet<>();
        LocalDate before = null;
        for (LocalDate session : sessions()) {
            if (before != null && !calendar.next(before).equals(session)) {
                runs.add(0, only(run));
                run = new TreeSet<>();
            }
            run.add(session);
            before = session;
        }
        runs.add(0, only(run));
        return runs;
    }

    private PendingCells only(Set<LocalDate> some) {
        return new PendingCells(
                given.stream().map(cells -> cells.only(symbols(cells, some))).toList(), unanswered, failure);
    }

    private static SortedMap<LocalDate, Set<String>> symbols(FetchedCells cells, Set<LocalDate> some) {
        SortedMap<LocalDate, Set<String>> symbols = new TreeMap<>();
        cells.sessions().stream()
                .filter(session -> some.contains(session.session()))
                .forEach(session -> symbols.put(session.session(), session.symbols()));
        return symbols;
    }

    @Override
    public String toString() {
        return count() + " cells of " + from() + ".." + to() + ", " + String.join(" and ", unanswered)
                + " gave no answer for: " + failure.getMessage();
    }
}
