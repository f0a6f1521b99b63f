package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.JudgedBars;
import io.ballast.ingestion.domain.bar.RejectedBar;

/** What one provider answered for some symbols and sessions, judged. */
public final class ProviderAnswer {

    private final String provider;
    private final Map<String, Map<LocalDate, Bar>> accepted = new HashMap<>();
    private final Map<String, Map<LocalDate, RejectedBar>> rejected = new HashMap<>();
    private final Set<LocalDate> sessions = new HashSet<>();

    /** Sorts what was judged by symbol and session. */
    public ProviderAnswer(String provider, JudgedBars judged) {
        this.provider = Objects.requireNonNull(provider, "provider");
        for (Bar bar : judged.accepted()) {
            accepted.computeIfAbsent(bar.symbol(), symbol -> new HashMap<>()).put(bar.session(), bar);
            sessions.add(bar.session());
        }
        for (RejectedBar bad : judged.rejected()) {
            rejected.computeIfAbsent(bad.bar().symbol(), symbol -> new HashMap<>())
                    .putIfAbsent(bad.bar().session(), bad);
        }
    }

    /** Its name. */
    public String provider() {
        return provider;
    }

    /** The symbols it gave an acceptable bar of. */
    public Set<String> symbols() {
        return Set.copyOf(accepted.keySet());
    }

    /** Its acceptable bar of a cell. */
    Optional<Bar> bar(String symbol, LocalDate session) {
        return Optional.ofNullable(accepted.getOrDefault(symbol, Map.of()).get(session));
    }

    /** The first bar of a cell it gave that cannot be true. */
    Optional<RejectedBar> impossible(String symbol, LocalDate session) {
        return Optional.ofNullable(rejected.getOrDefault(symbol, Map.of()).get(session));
    }

    /** Whether it has any bar of a session: if not, nothing is missing of a symbol in particular. */
    boolean knows(LocalDate session) {
        return sessions.contains(session);
    }
}
