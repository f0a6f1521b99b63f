package io.ballast.feature.domain.increment;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.universe.Security;

/**
 * The facts of symbols, kept from one increment to the next. They are the published ones of a moment; symbols of which
 * something changed since have to be {@linkplain #forget forgotten} before they are used. For one thread.
 */
public final class RecentFacts {
    private static final int BYTES_PER_SYMBOL = 256;
    private static final int BYTES_PER_RECORD = 112;

    private final long mostBytes;
    private final Map<String, Held> symbols = new HashMap<>();
    private long bytes;

    /** What is known of a symbol and matters from a session on. */
    private record Held(int session, SymbolFacts facts) {
        long bytes() {
            int records = facts.statements().size() + facts.shares().records().size();
            return BYTES_PER_SYMBOL + (long) BYTES_PER_RECORD * records;
        }
    }

    /**
     * No facts yet.
     *
     * @param mostBytes memory to use, about; facts of symbols for which there is no room are not kept
     */
    public RecentFacts(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * Forgets a symbol.
     *
     * @param symbol ticker of which statements, shares or splits changed
     */
    public void forget(String symbol) {
        Held held = symbols.remove(symbol);
        bytes -= held == null ? 0 : held.bytes();
    }

    /**
     * Whose facts have to be read.
     *
     * @param wanted securities
     * @param session calendar ordinal from which facts are used
     * @return those of the wanted ones that are not held
     */
    public List<Security> missing(Collection<Security> wanted, int session) {
        return wanted.stream()
                .filter(security -> !holds(security.symbol(), session))
                .toList();
    }

    /**
     * Keeps facts that were read.
     *
     * @param read per symbol
     * @param session calendar ordinal from which on they are complete
     */
    public void keep(Map<String, SymbolFacts> read, int session) {
        read.forEach((symbol, facts) -> {
            forget(symbol);
            Held held = new Held(session, facts);
            if (bytes + held.bytes() <= mostBytes) {
                symbols.put(symbol, held);
                bytes += held.bytes();
            }
        });
    }

    /**
     * Hands out facts.
     *
     * @param wanted securities as they are now
     * @param session calendar ordinal from which facts are used
     * @param read facts of those that are not held
     * @return per symbol
     */
    public Map<String, SymbolFacts> facts(Collection<Security> wanted, int session, Map<String, SymbolFacts> read) {
        Map<String, SymbolFacts> facts = new HashMap<>(read);
        for (Security security : wanted) {
            if (holds(security.symbol(), session)) {
                SymbolFacts held = symbols.get(security.symbol()).facts();
                facts.put(security.symbol(), new SymbolFacts(security, held.shares(), held.statements()));
            }
        }
        return facts;
    }

    private boolean holds(String symbol, int session) {
        Held held = symbols.get(symbol);
        return held != null && held.session() <= session;
    }
}
