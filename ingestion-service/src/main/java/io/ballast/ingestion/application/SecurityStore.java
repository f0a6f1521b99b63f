package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.ballast.ingestion.domain.universe.MembershipHistory;
import io.ballast.ingestion.domain.universe.Survivorship;

/** The known securities and who of them is, or was, in the universe. */
public interface SecurityStore {

    /**
     * Adds or replaces securities in the current transaction; the others stay as they are.
     *
     * @param decidedOn the session on which it was decided who is a member
     */
    void save(Collection<SecurityRecord> securities, LocalDate decidedOn);

    /**
     * Ends memberships in the current transaction, with the delisting date and the reason.
     *
     * @param delistedOn first date without trading, by symbol
     * @param knownOn the session on which it was learnt
     */
    void delist(Map<String, LocalDate> delistedOn, LocalDate knownOn);

    /**
     * Members whose bars stopped for good: of each session since, every provider was asked and had none.
     *
     * @param symbols which ones are looked at
     * @param asOf last of these sessions; there is one at least
     * @return by symbol the day after the last bar, of those that were put aside too; without any bar the first session that
     *     was asked for
     */
    Map<String, LocalDate> silentSince(Collection<String> symbols, LocalDate asOf);

    /** The cells of the securities whose bars are stored: those that are or were members, and the market proxies. */
    WantedCells wanted();

    /** When each known security was a member, by symbol; empty histories for those that never were. */
    Map<String, MembershipHistory> memberships();

    /** Whether the stored history is one of survivors; empty before any session is accounted for. */
    Optional<Survivorship> survivorship();

    /** Number of members now. */
    int includedCount();
}
