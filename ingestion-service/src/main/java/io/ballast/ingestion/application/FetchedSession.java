package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * What a provider gave for one session, judged.
 *
 * @param session the session
 * @param accepted bars to store
 * @param quarantined bars to put aside
 * @param empty wanted symbols for which it gave nothing
 * @param rowsAnswered rows in the answer, including those nobody wanted; 0 if it knows nothing of the session
 * @param said what was answered where a symbol is empty, kept with its absence
 * @param failure why there was no answer; null if there was one
 */
public record FetchedSession(
        LocalDate session,
        List<Bar> accepted,
        List<QuarantinedBar> quarantined,
        List<String> empty,
        int rowsAnswered,
        String said,
        ProviderException failure) {

    /** What one provider gave. */
    public FetchedSession(
            LocalDate session,
            List<Bar> accepted,
            List<QuarantinedBar> quarantined,
            List<String> empty,
            int rowsAnswered) {
        this(
                session,
                accepted,
                quarantined,
                empty,
                rowsAnswered,
                rowsAnswered == 0
                        ? "answered without any bar"
                        : "answered " + rowsAnswered + " bars, none of this symbol",
                null);
    }

    /** Copies the lists. */
    public FetchedSession {
        accepted = List.copyOf(accepted);
        quarantined = List.copyOf(quarantined);
        empty = List.copyOf(empty);
    }

    /** A session the provider gave no answer for, and perhaps another one does. */
    static FetchedSession failed(LocalDate session, List<String> wanted, ProviderException failure) {
        return new FetchedSession(session, List.of(), List.of(), wanted, 0, "", failure);
    }

    /** Whether there was no answer. */
    boolean isFailed() {
        return failure != null;
    }

    /** The same, its empty cells left to others. */
    FetchedSession withoutEmpty() {
        return new FetchedSession(session, accepted, quarantined, List.of(), rowsAnswered, said, failure);
    }

    /** The same without the cells of symbols that are not among these. */
    FetchedSession only(Set<String> symbols) {
        return new FetchedSession(
                session,
                accepted.stream().filter(bar -> symbols.contains(bar.symbol())).toList(),
                quarantined.stream()
                        .filter(bar -> symbols.contains(bar.symbol()))
                        .toList(),
                empty.stream().filter(symbols::contains).toList(),
                rowsAnswered,
                said,
                failure);
    }

    /** All symbols there is a word about. */
    Set<String> symbols() {
        Set<String> symbols = new HashSet<>(empty);
        accepted.forEach(bar -> symbols.add(bar.symbol()));
        symbols.addAll(quarantinedSymbols());
        return symbols;
    }

    /** The symbols of which a bar was put aside. */
    Set<String> quarantinedSymbols() {
        return quarantined.stream().map(QuarantinedBar::symbol).collect(Collectors.toSet());
    }

    /** The same without the bars of symbols that another provider's take the place of. */
    FetchedSession without(Set<String> symbols) {
        return new FetchedSession(
                session,
                accepted.stream().filter(bar -> !symbols.contains(bar.symbol())).toList(),
                quarantined,
                empty,
                rowsAnswered,
                said,
                failure);
    }

    /**
     * What the next provider gave of this session.
     *
     * @param name its name
     * @param fills bars to store
     * @param bad bars to put aside
     */
    FetchedSession next(String name, List<Bar> fills, List<QuarantinedBar> bad) {
        Set<String> answered = new HashSet<>();
        fills.forEach(bar -> answered.add(bar.symbol()));
        bad.forEach(bar -> answered.add(bar.symbol()));
        return new FetchedSession(
                session,
                fills,
                bad,
                empty.stream().filter(symbol -> !answered.contains(symbol)).toList(),
                rowsAnswered + fills.size() + bad.size(),
                (said.isEmpty() ? "" : said + "; ") + name + " answered "
                        + (answered.isEmpty()
                                ? "without any bar"
                                : fills.size() + bad.size() + " bars, none of this symbol"),
                null);
    }
}
