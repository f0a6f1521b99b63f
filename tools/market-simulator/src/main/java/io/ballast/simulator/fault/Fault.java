package io.ballast.simulator.fault;

import java.time.LocalDate;
import java.util.Set;

/**
 * An order that something goes wrong.
 *
 * @param id given by the simulator
 * @param kind what
 * @param provider whose format: {@code polygon}, {@code alpaca} or {@code all}
 * @param share of the calls, or of the rows, from above 0 to 1
 * @param seed which calls or rows those are
 * @param times calls after which it is over, for kinds that spoil whole answers
 * @param seconds of {@code latency}, and of {@code Retry-After}; 0 for no such header
 * @param from first session of changed rows, null for all
 * @param to last session, included, null for all
 * @param symbols the only symbols whose rows are changed, as the provider writes them; empty for all
 */
public record Fault(
        String id,
        FaultKind kind,
        String provider,
        double share,
        long seed,
        int times,
        double seconds,
        LocalDate from,
        LocalDate to,
        Set<String> symbols) {

    /** Takes a copy of the symbols. */
    public Fault {
        symbols = Set.copyOf(symbols);
    }

    /** Most calls one order spoils. */
    public static final int MOST_TIMES = 100_000;
    /** Longest latency and {@code Retry-After}. */
    public static final double MOST_SECONDS = 120;

    boolean concerns(String ofProvider) {
        return provider.equals("all") || provider.equals(ofProvider);
    }

    /** Whether a row is hit: always the same for a seed, whatever was asked before. */
    boolean hits(String symbol, LocalDate session) {
        boolean within =
                session == null || (from == null || !session.isBefore(from)) && (to == null || !session.isAfter(to));
        return within && (symbols.isEmpty() || symbols.contains(symbol)) && draw(symbol + "|" + session) < share;
    }

    /** Whether the n-th call is hit. */
    boolean hitsCall(long number) {
        return draw("call|" + number) < share;
    }

    /** A number from 0 to below 1. */
    private double draw(String of) {
        long mixed = seed * 0x9E3779B97F4A7C15L + kind.ordinal();
        for (int i = 0; i < of.length(); i++) {
            mixed = (mixed ^ of.charAt(i)) * 0xBF58476D1CE4E5B9L;
            mixed ^= mixed >>> 29;
        }
        mixed = (mixed ^ mixed >>> 32) * 0x94D049BB133111EBL;
        return ((mixed ^ mixed >>> 31) >>> 11) * 0x1.0p-53;
    }
}
