package io.ballast.ingestion.domain.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The renames a provider announces, for securities of which it gives no identifier. One is followed, over further ones, to
 * the ticker that is listed now; one that leads nowhere, or whose old ticker is still listed, tells nothing.
 */
final class AnnouncedRenames {

    private final List<Rename> renames;
    private final Set<String> listed;

    /**
     * @param renames in any order
     * @param listed the tickers that are listed now
     */
    AnnouncedRenames(Collection<Rename> renames, Set<String> listed) {
        this.renames = renames.stream()
                .filter(rename -> !rename.ticker().equals(rename.newTicker()))
                .sorted(Comparator.comparing(Rename::on).thenComparing(Rename::ticker))
                .toList();
        this.listed = listed;
    }

    /** All of them, by their day. */
    List<Rename> all() {
        return renames;
    }

    /**
     * The first rename of a security since its last bar.
     *
     * @param security kept under a ticker that is listed no more, else there is none
     */
    Optional<Rename> of(NamedSecurity security) {
        if (security.hasFigi() || listed.contains(security.symbol())) {
            return Optional.empty();
        }
        return renames.stream()
                .filter(rename -> rename.ticker().equals(security.symbol()) && isAfterBars(rename, security))
                .findFirst();
    }

    /** The last day on which a ticker was given up by who is called otherwise now; empty if that is not announced. */
    Optional<LocalDate> dayOf(String ticker, String now) {
        return renames.stream()
                .filter(rename -> rename.ticker().equals(ticker)
                        && tickerNow(rename).filter(now::equals).isPresent())
                .map(Rename::on)
                .max(LocalDate::compareTo);
    }

    private static boolean isAfterBars(Rename rename, NamedSecurity security) {
        return security.lastBar() == null || rename.on().isAfter(security.lastBar());
    }

    /** The ticker a renamed security has now; empty if that is not listed. */
    Optional<String> tickerNow(Rename first) {
        Rename last = first;
        Optional<Rename> next = after(last);
        while (next.isPresent()) {
            last = next.get();
            next = after(last);
        }
        return Optional.of(last.newTicker()).filter(listed::contains);
    }

    private Optional<Rename> after(Rename rename) {
        LocalDate since = rename.on();
        return renames.stream()
                .filter(next ->
                        next.ticker().equals(rename.newTicker()) && next.on().isAfter(since))
                .findFirst();
    }
}
