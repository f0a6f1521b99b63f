package io.ballast.ingestion.domain.universe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.ballast.ingestion.domain.bar.Bar;

/** How many members leave and soon come back when the universe is rebuilt on every session of a market. */
public final class MembershipFlicker {

    /** Sessions within which a return is soon. */
    public static final int SOON = 20;

    private final List<List<SecurityFacts>> sessions = new ArrayList<>();

    /**
     * A market.
     *
     * @param bars of each session, in order
     */
    public MembershipFlicker(List<List<Bar>> bars) {
        for (int end = MarketFigures.SESSIONS; end <= bars.size(); end++) {
            MarketFigures figures = new MarketFigures();
            bars.subList(end - MarketFigures.SESSIONS, end).forEach(figures::add);
            sessions.add(bars.get(end - 1).stream()
                    .map(Bar::symbol)
                    .map(symbol -> new SecurityFacts(
                            symbol,
                            UniverseRule.COMMON_STOCK,
                            null,
                            Double.NaN,
                            figures.lastClose(symbol),
                            figures.adv(symbol)))
                    .toList());
        }
    }

    /** What a rebuild on each session knows. */
    public List<List<SecurityFacts>> sessions() {
        return sessions;
    }

    /**
     * What a rule makes of it.
     *
     * @param members all that ever were
     * @param backSoon those that left and came back within {@link #SOON} sessions, even once
     */
    public record Counts(int members, int backSoon) {

        /** Share of all members ever that came back soon. */
        public double share() {
            return (double) backSoon / members;
        }

        /** In words, beside what happens without hysteresis. */
        public String beside(Counts without) {
            return String.format(
                    Locale.ROOT,
                    "%d of %d members left and came back within %d sessions (%.2f %%), without hysteresis %d of %d",
                    backSoon,
                    members,
                    SOON,
                    100 * share(),
                    without.backSoon,
                    without.members);
        }
    }

    /**
     * Rebuilds on every session.
     *
     * @param hysteresis whether the rule knows who is a member
     */
    public Counts count(UniverseRule rule, boolean hysteresis) {
        Set<String> members = new HashSet<>();
        Set<String> everMembers = new HashSet<>();
        Set<String> backSoon = new HashSet<>();
        Map<String, Integer> leftOn = new HashMap<>();
        for (int day = 0; day < sessions.size(); day++) {
            for (SecurityFacts facts : sessions.get(day)) {
                String symbol = facts.symbol();
                boolean passes = rule.decide(facts, hysteresis && members.contains(symbol))
                        .passes();
                if (passes && members.add(symbol)) {
                    everMembers.add(symbol);
                    if (day - leftOn.getOrDefault(symbol, day - SOON - 1) <= SOON) {
                        backSoon.add(symbol);
                    }
                } else if (!passes && members.remove(symbol)) {
                    leftOn.put(symbol, day);
                }
            }
        }
        return new Counts(everMembers.size(), backSoon.size());
    }
}
