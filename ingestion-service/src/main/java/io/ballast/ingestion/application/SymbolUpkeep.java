package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.ingestion.domain.identity.NamedSecurity;
import io.ballast.ingestion.domain.identity.Rename;
import io.ballast.ingestion.domain.identity.SymbolChange;
import io.ballast.ingestion.domain.identity.SymbolChanges;
import io.ballast.ingestion.domain.identity.Tickers;

/** Keeps the series of a security together when it is renamed, and apart from the next one that takes its ticker. */
@ApplicationScoped
public class SymbolUpkeep {

    private static final Logger LOG = Logger.getLogger(SymbolUpkeep.class);

    /** Calendar days without a bar after which a line that is listed anew is another security's. */
    private static final int SILENCE_DAYS = 30;

    private final MarketDataProvider provider;
    private final SymbolBook book;

    @Inject
    SymbolUpkeep(MarketDataProvider provider, SymbolBook book) {
        this.provider = provider;
        this.book = book;
    }

    /**
     * The provider's lists, after changes of names were followed.
     *
     * @param active what is listed now
     * @param gone what was delisted, without earlier names of what is listed; under a symbol of its own where its ticker
     *     went to another security
     */
    public record Listings(List<ListedSecurity> active, List<ListedSecurity> gone) {}

    /**
     * Follows changes of names.
     *
     * @param asOf the session they are dated with where the lists give no date
     */
    public Listings follow(LocalDate asOf) {
        List<ListedSecurity> active = provider.securities(true);
        List<ListedSecurity> gone = provider.securities(false);
        long moves = book.moves();
        List<NamedSecurity> known = book.known();
        SymbolChanges changes = changes(active, gone, known, asOf);
        List<SymbolChange> found = changes.since(known, reused(active, gone, asOf));
        QuarkusTransaction.requiringNew().run(() -> book.apply(found, moves));
        found.stream()
                .filter(SymbolChange::relabels)
                .forEach(change -> LOG.infof(
                        "%s is kept as %s from now on: %s on %s",
                        change.ticker(), change.symbol(), change.kind(), change.changedOn()));
        return new Listings(
                active,
                gone.stream()
                        .filter(line -> !changes.isEarlierName(named(line)))
                        .map(line -> line.keptAs(changes.symbolOf(named(line))))
                        .toList());
    }

    /** Of renames the lists give no day of, the provider is asked one by one. */
    private SymbolChanges changes(
            List<ListedSecurity> active, List<ListedSecurity> gone, List<NamedSecurity> known, LocalDate asOf) {
        List<Rename> announced = new ArrayList<>(provider.renames(asOf));
        SymbolChanges changes = new SymbolChanges(named(active), named(gone), announced, asOf);
        Set<String> undated = changes.undated(known);
        if (undated.isEmpty()) {
            return changes;
        }
        undated.forEach(figi -> announced.addAll(provider.renamesOf(figi)));
        return new SymbolChanges(named(active), named(gone), announced, asOf);
    }

    /**
     * Tickers a provider lists twice, as gone and as active, under identifiers of its own: they went from one security to
     * another unless the bars never stopped, as they do not when a listing is only made anew. Each line of the gone stands for
     * one change of hands.
     */
    private Map<String, LocalDate> reused(List<ListedSecurity> active, List<ListedSecurity> gone, LocalDate asOf) {
        Map<String, String> listings = new HashMap<>();
        active.forEach(line -> listings.put(line.symbol(), line.listingId()));
        Tickers noted = book.tickers();
        Set<String> candidates = new TreeSet<>();
        gone.stream()
                .filter(line -> line.listingId() != null && listings.get(line.symbol()) != null)
                .filter(line -> !line.listingId().equals(listings.get(line.symbol())))
                .collect(Collectors.groupingBy(ListedSecurity::symbol, Collectors.counting()))
                .forEach((ticker, earlier) -> {
                    if (noted.changes(ticker) < earlier) {
                        candidates.add(ticker);
                    }
                });
        return candidates.isEmpty() ? Map.of() : book.silences(candidates, asOf, SILENCE_DAYS);
    }

    private static List<NamedSecurity> named(List<ListedSecurity> listed) {
        return listed.stream().map(SymbolUpkeep::named).toList();
    }

    private static NamedSecurity named(ListedSecurity listed) {
        return new NamedSecurity(
                listed.symbol(), listed.compositeFigi(), listed.cik(), listed.delistedOn(), null, null);
    }
}
