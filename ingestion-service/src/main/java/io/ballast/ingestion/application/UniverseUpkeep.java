package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.ingestion.config.UniverseSettings;
import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.ingestion.domain.universe.MembershipHistory;
import io.ballast.ingestion.domain.universe.UniverseRule;
import io.ballast.kit.operation.OperationContext;

/**
 * Follows listings and delistings from day to day, between two rebuilds: a new listing is decided on what is known of
 * it, a delisted member's membership ends. Thresholds are looked at again by the next rebuild only.
 */
@ApplicationScoped
public class UniverseUpkeep {

    private static final Logger LOG = Logger.getLogger(UniverseUpkeep.class);

    private final MarketDataProvider provider;
    private final SymbolUpkeep symbols;
    private final SecurityStore securities;
    private final Rulings rulings;

    @Inject
    UniverseUpkeep(MarketDataProvider provider, SymbolUpkeep symbols, SecurityStore securities, Rulings rulings) {
        this.provider = provider;
        this.symbols = symbols;
        this.securities = securities;
        this.rulings = rulings;
    }

    /**
     * What changed.
     *
     * @param listed new members
     * @param delisted members that ended
     * @param undescribed new securities of which the provider gave no details, since its plan leaves them out or it does not
     *     take the question: decided on what is known without
     * @param listings the provider's lists they were found in
     */
    public record Changes(
            List<String> listed, List<String> delisted, List<String> undescribed, SymbolUpkeep.Listings listings) {}

    /**
     * Brings the universe up to date.
     *
     * @param asOf the latest session
     */
    public Changes follow(OperationContext operation, LocalDate asOf) {
        UniverseSettings settings = UniverseSettings.from(operation.variables());
        SymbolUpkeep.Listings listings = symbols.follow(asOf);
        Descriptions descriptions = new Descriptions(provider);
        List<SecurityRecord> fresh = fresh(operation, settings, listings.active(), asOf, descriptions);
        Map<String, LocalDate> delisted = delisted(listings, asOf);
        QuarkusTransaction.requiringNew().run(() -> {
            securities.save(fresh, asOf);
            securities.delist(delisted, asOf);
        });
        List<String> joined = fresh.stream()
                .filter(SecurityRecord::included)
                .map(SecurityRecord::symbol)
                .toList();
        if (!joined.isEmpty() || !delisted.isEmpty()) {
            LOG.infof("Universe of %s: listed %s, delisted %s", asOf, joined, delisted.keySet());
        }
        return new Changes(joined, List.copyOf(delisted.keySet()), descriptions.without(), listings);
    }

    private List<SecurityRecord> fresh(
            OperationContext operation,
            UniverseSettings settings,
            List<ListedSecurity> active,
            LocalDate asOf,
            Descriptions descriptions) {
        Set<String> known = securities.memberships().keySet();
        List<ListedSecurity> unknown = active.stream()
                .filter(security -> !known.contains(security.symbol()))
                .toList();
        SecurityAssembler assembler = new SecurityAssembler(
                settings, new UniverseRule(settings.filter()), rulings.inForce(asOf), new MarketFigures(), asOf);
        List<SecurityRecord> records = new ArrayList<>();
        for (ListedSecurity security : unknown) {
            operation.checkpoint();
            boolean asked = settings.proxies().contains(security.symbol())
                    || assembler.decideWithoutDetails(security, null).passes();
            SecurityDetails details = asked ? descriptions.of(security.symbol()).orElse(null) : null;
            records.add(assembler.assemble(security, details, null));
        }
        return records;
    }

    private Map<String, LocalDate> delisted(SymbolUpkeep.Listings listings, LocalDate asOf) {
        Set<String> active =
                listings.active().stream().map(ListedSecurity::symbol).collect(Collectors.toSet());
        Map<String, MembershipHistory> memberships = securities.memberships();
        Map<String, LocalDate> delisted = new TreeMap<>();
        for (ListedSecurity gone : listings.gone()) {
            MembershipHistory membership = memberships.get(gone.symbol());
            boolean isMember = membership != null && membership.isOpen() && !active.contains(gone.symbol());
            if (isMember && gone.delistedOn() != null && !gone.delistedOn().isAfter(asOf)) {
                delisted.put(gone.symbol(), gone.delistedOn());
            }
        }
        return delisted;
    }
}
