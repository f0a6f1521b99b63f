package io.ballast.ingestion.domain.identity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out which securities are called otherwise than before. A composite FIGI that is listed under another ticker is a
 * rename. A ticker is re-used if it has another FIGI now, and either the company is another one too or the old FIGI is on
 * the list of the gone; where only the FIGI differs, the provider corrected it or the company reorganised, and the series
 * goes on. Of a security without a FIGI, renames are known that the provider announces.
 *
 * <p>A rename that is learnt late finds the new ticker taken in as a security of its own. If that has no bars from before the
 * rename both are one, and the change joins them; if it has, these are another security's, which is retired on that day.
 */
public final class SymbolChanges {

    private static final NamedSecurity NOBODY = new NamedSecurity("", null, null, null, null, null);

    private final Map<String, NamedSecurity> holders = new HashMap<>();
    private final Map<String, NamedSecurity> activeByFigi = new HashMap<>();
    private final Collection<NamedSecurity> gone;
    private final AnnouncedRenames announced;
    private final LocalDate asOf;

    /**
     * @param active what is listed now, one per ticker
     * @param gone what is listed no more
     * @param announced renames the provider tells of beside its lists
     * @param asOf the day a change is dated with where neither the lists nor the bars give one
     */
    public SymbolChanges(
            Collection<NamedSecurity> active,
            Collection<NamedSecurity> gone,
            Collection<Rename> announced,
            LocalDate asOf) {
        this.gone = gone;
        this.announced = new AnnouncedRenames(
                announced, active.stream().map(NamedSecurity::symbol).collect(Collectors.toSet()));
        this.asOf = asOf;
        for (NamedSecurity line : gone) {
            holders.merge(line.symbol(), line, (one, other) -> isLater(other, one) ? other : one);
        }
        Set<String> ambiguous = new HashSet<>();
        for (NamedSecurity security : active) {
            holders.put(security.symbol(), security);
            if (security.hasFigi() && activeByFigi.put(security.compositeFigi(), security) != null) {
                ambiguous.add(security.compositeFigi());
            }
        }
        activeByFigi.keySet().removeAll(ambiguous);
    }

    /**
     * The changes since the store was last brought up to date.
     *
     * @param known securities as they are kept, one per symbol
     * @param ended tickers that went to another security although no identifier tells, with the first day without their
     *     first one
     * @return no two with the same ticker and day
     */
    public List<SymbolChange> since(Collection<NamedSecurity> known, Map<String, LocalDate> ended) {
        Map<String, NamedSecurity> bySymbol = new HashMap<>();
        known.forEach(security -> bySymbol.put(security.symbol(), security));
        List<SymbolChange> changes = new ArrayList<>();
        Map<String, LocalDate> taken = new HashMap<>();
        Set<String> moved = new HashSet<>();
        for (SymbolChange change : renames(known, bySymbol)) {
            if (taken.putIfAbsent(change.symbol(), change.changedOn()) == null) {
                changes.add(change);
                moved.add(change.ticker());
            }
        }
        for (NamedSecurity security : known) {
            if (!moved.contains(security.symbol())) {
                endWithoutRename(security, taken.get(security.symbol()), ended.get(security.symbol()))
                        .ifPresent(end -> changes.add(retired(security, end, true)));
            }
        }
        addThoseBefore(changes);
        addAnnouncedBefore(changes, bySymbol);
        return changes;
    }

    /**
     * The composite FIGIs of securities that have another ticker now and of which the lists do not say since when.
     *
     * @param known securities as they are kept
     */
    public Set<String> undated(Collection<NamedSecurity> known) {
        return known.stream()
                .filter(security ->
                        newName(security).isPresent() && listedEnd(security).isEmpty())
                .map(NamedSecurity::compositeFigi)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Newest first: where several lead to one ticker the later ones come first, and the others are followed next time. */
    private List<SymbolChange> renames(Collection<NamedSecurity> known, Map<String, NamedSecurity> bySymbol) {
        return known.stream()
                .flatMap(security -> renameOf(security, bySymbol).stream())
                .sorted(Comparator.comparing(SymbolChange::changedOn).reversed())
                .toList();
    }

    private Optional<SymbolChange> renameOf(NamedSecurity security, Map<String, NamedSecurity> known) {
        Optional<String> byFigi = newName(security);
        if (byFigi.isPresent()) {
            LocalDate end = endOf(security);
            return byFigi.filter(now -> canBecome(security, known.get(now), end))
                    .map(now -> renamed(security.symbol(), end, now, true));
        }
        return announced.of(security).flatMap(rename -> announced
                .tickerNow(rename)
                .map(now -> renamed(security.symbol(), rename.on(), now, true)));
    }

    /** Not if two series of one security have bars of the same time: nobody can tell which are right. */
    private static boolean canBecome(NamedSecurity security, NamedSecurity holder, LocalDate end) {
        return holder == null || !holder.isSame(security) || holder.startsBy(end);
    }

    /**
     * The first day without a security under its ticker, if that went to another one.
     *
     * @param taken when a renamed security took the ticker; null if none did
     * @param ended when it ended by other signs; null if there are none
     */
    private Optional<LocalDate> endWithoutRename(NamedSecurity security, LocalDate taken, LocalDate ended) {
        if (taken != null) {
            boolean isJoined =
                    !security.differsFrom(holders.getOrDefault(security.symbol(), NOBODY)) && security.startsBy(taken);
            LocalDate end = endOf(security);
            return isJoined ? Optional.empty() : Optional.of(end.isAfter(taken) ? taken : end);
        }
        if (isReused(security)) {
            return Optional.of(endOf(security));
        }
        return Optional.ofNullable(ended);
    }

    /** Whether a line of the list of the gone is an earlier name of something listed now, and so no delisting. */
    public boolean isEarlierName(NamedSecurity line) {
        return newName(line).isPresent();
    }

    /** What a line of the list of the gone is kept as: its ticker, unless that has gone to another security. */
    public String symbolOf(NamedSecurity line) {
        return line.delistedOn() != null && line.differsFrom(holders.get(line.symbol()))
                ? label(line.symbol(), line.delistedOn())
                : line.symbol();
    }

    private Optional<String> newName(NamedSecurity security) {
        NamedSecurity now = security.hasFigi() ? activeByFigi.get(security.compositeFigi()) : null;
        return now == null || now.symbol().equals(security.symbol()) ? Optional.empty() : Optional.of(now.symbol());
    }

    private boolean isReused(NamedSecurity security) {
        NamedSecurity now = holders.get(security.symbol());
        return now != null
                && (security.isCertainlyAnother(now)
                        || security.differsFrom(now)
                                && goneLines(security).findAny().isPresent());
    }

    /** Names from before the store knew of them: nothing moves, but old bars bear them. */
    private void addThoseBefore(List<SymbolChange> changes) {
        Set<String> noted = new HashSet<>();
        changes.forEach(change -> noted.add(change.ticker() + change.changedOn()));
        for (NamedSecurity line : gone) {
            if (line.delistedOn() != null && noted.add(line.symbol() + line.delistedOn())) {
                Optional<String> now = newName(line);
                if (now.isPresent()) {
                    changes.add(renamed(line.symbol(), line.delistedOn(), now.get(), false));
                } else if (!symbolOf(line).equals(line.symbol())) {
                    changes.add(retired(line, line.delistedOn(), false));
                }
            }
        }
    }

    /** The same for announced ones, but for those of a series that is still kept under its old ticker. */
    private void addAnnouncedBefore(List<SymbolChange> changes, Map<String, NamedSecurity> known) {
        Set<String> noted = new HashSet<>();
        changes.forEach(change -> noted.add(change.ticker() + change.changedOn()));
        for (Rename rename : announced.all()) {
            boolean isOpen =
                    announced.of(known.getOrDefault(rename.ticker(), NOBODY)).isPresent();
            if (!isOpen && noted.add(rename.ticker() + rename.on())) {
                announced
                        .tickerNow(rename)
                        .ifPresent(now -> changes.add(renamed(rename.ticker(), rename.on(), now, false)));
            }
        }
    }

    private static boolean isLater(NamedSecurity one, NamedSecurity other) {
        return other.delistedOn() == null
                || one.delistedOn() != null && one.delistedOn().isAfter(other.delistedOn());
    }

    private static SymbolChange renamed(String ticker, LocalDate on, String symbol, boolean relabels) {
        return new SymbolChange(ticker, on, symbol, SymbolChange.Kind.RENAMED, relabels);
    }

    private static SymbolChange retired(NamedSecurity security, LocalDate end, boolean relabels) {
        return new SymbolChange(
                security.symbol(), end, label(security.symbol(), end), SymbolChange.Kind.RETIRED, relabels);
    }

    private static String label(String ticker, LocalDate end) {
        return ticker + "-" + end.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** First day without trading under the ticker: as lists or announcements say, else the day after its last bar. */
    private LocalDate endOf(NamedSecurity security) {
        return listedEnd(security)
                .or(() -> newName(security).flatMap(now -> announced.dayOf(security.symbol(), now)))
                .orElse(security.lastBar() == null ? asOf : security.lastBar().plusDays(1));
    }

    private Optional<LocalDate> listedEnd(NamedSecurity security) {
        return Optional.ofNullable(security.delistedOn())
                .or(() -> goneLines(security).map(NamedSecurity::delistedOn).max(LocalDate::compareTo));
    }

    /** Its own lines on the list of the gone. */
    private Stream<NamedSecurity> goneLines(NamedSecurity security) {
        return gone.stream()
                .filter(line ->
                        line.symbol().equals(security.symbol()) && line.delistedOn() != null && line.isSame(security));
    }
}
