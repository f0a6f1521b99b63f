package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * All memberships of one security, so that a back-test finds the universe of its day: a security that leaves and comes
 * back keeps both.
 *
 * @param intervals ascending, without overlap, none of them empty; only the last may be without end
 */
public record MembershipHistory(List<Membership> intervals) {

    /** The history of a security that never was a member. */
    public static final MembershipHistory NONE = new MembershipHistory(List.of());

    /** Checks the order. */
    public MembershipHistory {
        intervals = List.copyOf(intervals);
        for (int i = 0; i < intervals.size(); i++) {
            Membership interval = intervals.get(i);
            if (interval.isEmpty()) {
                throw new IllegalArgumentException(interval + " is empty");
            }
            if (i > 0 && !isBefore(intervals.get(i - 1), interval)) {
                throw new IllegalArgumentException(interval + " does not follow " + intervals.get(i - 1));
            }
        }
    }

    private static boolean isBefore(Membership earlier, Membership later) {
        return earlier.to() != null && earlier.to().isBefore(later.from());
    }

    /** A history of one membership, or none if that is empty. */
    public static MembershipHistory of(Membership only) {
        return only.isEmpty() ? NONE : new MembershipHistory(List.of(only));
    }

    /** Whether it never was a member. */
    public boolean isEmpty() {
        return intervals.isEmpty();
    }

    /** Whether it is a member without an end. */
    public boolean isOpen() {
        return !isEmpty() && last().to() == null;
    }

    /** Whether a date is a day of membership. */
    public boolean covers(LocalDate date) {
        return intervals.stream().anyMatch(interval -> interval.covers(date));
    }

    /** First day of the first membership; null if there was none. */
    public LocalDate from() {
        return isEmpty() ? null : intervals.get(0).from();
    }

    /** The date after the last day of the last membership; null while it lasts, or if there was none. */
    public LocalDate to() {
        return isEmpty() ? null : last().to();
    }

    /**
     * With a membership from a date on; as it is if one lasts. One that ended on that very date, or later, goes on.
     */
    public MembershipHistory joinedOn(LocalDate date) {
        if (isOpen()) {
            return this;
        }
        boolean goesOn = !isEmpty() && !last().to().isBefore(date);
        return goesOn ? withLast(new Membership(last().from(), null)) : with(new Membership(date, null));
    }

    /** With nothing from a date on; as it is if no membership lasts that long. */
    public MembershipHistory leftOn(LocalDate date) {
        List<Membership> kept = new ArrayList<>();
        for (Membership interval : intervals) {
            Membership rest = interval.endedOn(date);
            if (!rest.isEmpty()) {
                kept.add(rest);
            }
        }
        return new MembershipHistory(kept);
    }

    private Membership last() {
        return intervals.get(intervals.size() - 1);
    }

    private MembershipHistory with(Membership next) {
        List<Membership> all = new ArrayList<>(intervals);
        all.add(next);
        return new MembershipHistory(all);
    }

    private MembershipHistory withLast(Membership last) {
        List<Membership> all = new ArrayList<>(intervals);
        all.set(all.size() - 1, last);
        return new MembershipHistory(all);
    }
}
