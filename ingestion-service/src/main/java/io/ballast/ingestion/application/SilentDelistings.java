package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.ingestion.domain.universe.MembershipHistory;

/**
 * Ends memberships of who is gone from a provider's list that gives no day. The bars tell the day: the last one any provider
 * gave is the last session, once all later ones were asked for in vain.
 */
@ApplicationScoped
public class SilentDelistings {

    private static final Logger LOG = Logger.getLogger(SilentDelistings.class);

    private final SecurityStore securities;

    @Inject
    SilentDelistings(SecurityStore securities) {
        this.securities = securities;
    }

    /**
     * Ends those that are certain.
     *
     * @param listings the provider's lists, after changes of names were followed
     * @param asOf the latest session that was asked for, on which it is learnt
     * @return who is delisted since, ascending
     */
    public List<String> end(SymbolUpkeep.Listings listings, LocalDate asOf) {
        Set<String> undated = undatedMembers(listings);
        if (undated.isEmpty()) {
            return List.of();
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, LocalDate> delisted = securities.silentSince(undated, asOf);
            securities.delist(delisted, asOf);
            delisted.forEach((symbol, date) ->
                    LOG.infof("%s is gone from the lists and has no bar since %s: delisted", symbol, date));
            return List.copyOf(delisted.keySet());
        });
    }

    private Set<String> undatedMembers(SymbolUpkeep.Listings listings) {
        Set<String> undated = listings.gone().stream()
                .filter(line -> line.delistedOn() == null)
                .map(ListedSecurity::symbol)
                .collect(Collectors.toCollection(TreeSet::new));
        listings.active().forEach(line -> undated.remove(line.symbol()));
        Map<String, MembershipHistory> memberships = securities.memberships();
        undated.removeIf(symbol ->
                !memberships.getOrDefault(symbol, MembershipHistory.NONE).isOpen());
        return undated;
    }
}
