package io.ballast.ingestion.domain.bar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.ballast.kernel.calendar.ExchangeCalendar;

/** Separates the bars that can be true from those that cannot. Immutable and safe for use by many threads. */
public final class BarJudge {

    private final ExchangeCalendar calendar;

    /** A judge who takes closed days from that calendar. */
    public BarJudge(ExchangeCalendar calendar) {
        this.calendar = Objects.requireNonNull(calendar, "calendar");
    }

    /**
     * Judges the bars of one reply. Of acceptable bars of one symbol and session that say the same, the first is kept. If
     * they contradict each other none is: nobody can tell which is true. A bar that was put aside for another reason does
     * not make the next a duplicate.
     *
     * @param reply bars of any symbols and dates
     * @return every bar of the reply exactly once, accepted or rejected, in the order of the reply
     */
    public JudgedBars judge(List<Bar> reply) {
        List<Optional<QuarantineReason>> flaws = new ArrayList<>(reply.size());
        Map<Cell, Bar> first = new HashMap<>(reply.size() * 2);
        Set<Cell> contested = new HashSet<>();
        for (Bar bar : reply) {
            Optional<QuarantineReason> flaw = flawOf(bar);
            flaws.add(flaw);
            if (flaw.isEmpty()) {
                Bar other = first.putIfAbsent(Cell.of(bar), bar);
                if (other != null && !other.equals(bar)) {
                    contested.add(Cell.of(bar));
                }
            }
        }
        List<Bar> accepted = new ArrayList<>(reply.size());
        List<RejectedBar> rejected = new ArrayList<>(0);
        for (int row = 0; row < reply.size(); row++) {
            Bar bar = reply.get(row);
            if (flaws.get(row).isPresent()) {
                rejected.add(new RejectedBar(bar, flaws.get(row).get(), row));
            } else if (first.get(Cell.of(bar)) == bar && !contested.contains(Cell.of(bar))) {
                accepted.add(bar);
            } else {
                rejected.add(new RejectedBar(bar, QuarantineReason.DUPLICATE, row));
            }
        }
        return new JudgedBars(accepted, rejected);
    }

    /**
     * What is wrong with a bar by itself, without regard to others.
     *
     * @return the first reason in the order of {@link QuarantineReason}; empty if the bar can be true
     */
    public Optional<QuarantineReason> flawOf(Bar bar) {
        if (hasMissingValue(bar)) {
            return Optional.of(QuarantineReason.NULL_VALUE);
        }
        if (Math.min(Math.min(bar.open(), bar.high()), Math.min(bar.low(), bar.close())) <= 0) {
            return Optional.of(QuarantineReason.NON_POSITIVE_PRICE);
        }
        if (bar.volume() < 0) {
            return Optional.of(QuarantineReason.NEGATIVE_VOLUME);
        }
        if (bar.low() > Math.min(bar.open(), bar.close())) {
            return Optional.of(QuarantineReason.LOW_ABOVE_OPEN_CLOSE);
        }
        if (bar.high() < Math.max(bar.open(), bar.close())) {
            return Optional.of(QuarantineReason.HIGH_BELOW_OPEN_CLOSE);
        }
        if (!calendar.isSession(bar.session())) {
            return Optional.of(QuarantineReason.NOT_A_SESSION);
        }
        return Optional.empty();
    }

    private static boolean hasMissingValue(Bar bar) {
        return Double.isNaN(bar.open())
                || Double.isNaN(bar.high())
                || Double.isNaN(bar.low())
                || Double.isNaN(bar.close())
                || Double.isNaN(bar.volume());
    }

    private record Cell(String symbol, LocalDate session) {
        static Cell of(Bar bar) {
            return new Cell(bar.symbol(), bar.session());
        }
    }
}
