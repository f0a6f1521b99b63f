package io.ballast.ingestion.domain.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which security a ticker named on a day, and what a security was called, by the symbols they are kept as. */
public final class Tickers {

    private final Map<String, List<Span>> byTicker = new HashMap<>();
    private final Map<String, List<Span>> bySymbol = new HashMap<>();

    /**
     * A time in which a ticker named a security.
     *
     * @param ticker as providers know it
     * @param from first date
     * @param to the date after the last one
     * @param symbol what the security is kept as
     */
    public record Span(String ticker, LocalDate from, LocalDate to, String symbol) {

        boolean covers(LocalDate date) {
            return !date.isBefore(from) && date.isBefore(to);
        }
    }

    /**
     * @param changes all that are known, in any order
     */
    public Tickers(Collection<SymbolChange> changes) {
        List<SymbolChange> ordered = changes.stream()
                .sorted(Comparator.comparing(SymbolChange::changedOn))
                .toList();
        Set<String> retired = new HashSet<>();
        for (SymbolChange change : ordered) {
            LocalDate from = later(freeSince(change.ticker()), renamedSince(change.symbol()));
            if (from.isBefore(change.changedOn())) {
                add(new Span(change.ticker(), from, change.changedOn(), change.symbol()));
            }
            if (change.kind() == SymbolChange.Kind.RETIRED) {
                retired.add(change.symbol());
            }
        }
        Set<String> holders = new HashSet<>(byTicker.keySet());
        holders.addAll(bySymbol.keySet());
        holders.removeAll(retired);
        holders.forEach(
                ticker -> add(new Span(ticker, later(freeSince(ticker), renamedSince(ticker)), LocalDate.MAX, ticker)));
    }

    private void add(Span span) {
        byTicker.computeIfAbsent(span.ticker(), ticker -> new ArrayList<>()).add(span);
        bySymbol.computeIfAbsent(span.symbol(), symbol -> new ArrayList<>()).add(span);
    }

    private LocalDate freeSince(String ticker) {
        return lastEnd(byTicker.getOrDefault(ticker, List.of()));
    }

    private LocalDate renamedSince(String symbol) {
        return lastEnd(bySymbol.getOrDefault(symbol, List.of()));
    }

    private static LocalDate lastEnd(List<Span> spans) {
        return spans.isEmpty() ? LocalDate.MIN : spans.get(spans.size() - 1).to();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether every ticker has always named one security. */
    public boolean isEmpty() {
        return byTicker.isEmpty();
    }

    /**
     * The security a ticker named.
     *
     * @return empty if the ticker was that of a security nobody knows, before the one known by it took it
     */
    public Optional<String> symbolOf(String ticker, LocalDate date) {
        List<Span> spans = byTicker.get(ticker);
        if (spans == null) {
            return Optional.of(ticker);
        }
        return spans.stream()
                .filter(span -> span.covers(date))
                .map(Span::symbol)
                .findFirst();
    }

    /** How often a ticker has changed hands. */
    public long changes(String ticker) {
        return byTicker.getOrDefault(ticker, List.of()).stream()
                .filter(span -> !span.to().equals(LocalDate.MAX))
                .count();
    }

    /** What a security was called, earliest first; one span without bounds if it always had one name. */
    public List<Span> spansOf(String symbol) {
        return bySymbol.getOrDefault(symbol, List.of(new Span(symbol, LocalDate.MIN, LocalDate.MAX, symbol)));
    }
}
