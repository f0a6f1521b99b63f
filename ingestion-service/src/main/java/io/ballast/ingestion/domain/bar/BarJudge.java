package io.ballast.ingestion.domain.bar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
     * Judges the bars of one reply, in the order the provider gave them: of two acceptable bars of one symbol and
     * session the first is kept, and a bar that was put aside for another reason does not make the next a duplicate.
     *
     * @param reply bars of any symbols and dates
     * @return every bar of the reply exactly once, accepted or rejected, in the order of the reply
     */
    public JudgedBars judge(List<Bar> reply) {
        List<Bar> accepted = new ArrayList<>(reply.size());
        List<RejectedBar> rejected = new ArrayList<>(0);
        Set<Cell> taken = new HashSet<>(reply.size() * 2);
        for (int row = 0; row < reply.size(); row++) {
            Bar bar = reply.get(row);
            Optional<QuarantineReason> flaw = flawOf(bar);
            if (flaw.isEmpty() && !taken.add(new Cell(bar.symbol(), bar.session()))) {
                flaw = Optional.of(QuarantineReason.DUPLICATE);
            }
            if (flaw.isEmpty()) {
                accepted.add(bar);
            } else {
                rejected.add(new RejectedBar(bar, flaw.get(), row));
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

    private record Cell(String symbol, LocalDate session) {}
}
