package io.ballast.ingestion.application;

import java.util.List;

/**
 * The providers in the order of priority.
 *
 * @param all at least one
 */
public record ProviderOrder(List<MarketDataProvider> all) {

    /** Copies the list. */
    public ProviderOrder {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("at least one provider is needed");
        }
    }

    /** Those to be asked for what a provider does not have. */
    public List<MarketDataProvider> after(String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return all.subList(i + 1, all.size());
            }
        }
        return List.of();
    }

    /** All names, in order. */
    public List<String> names() {
        return all.stream().map(MarketDataProvider::name).toList();
    }
}
