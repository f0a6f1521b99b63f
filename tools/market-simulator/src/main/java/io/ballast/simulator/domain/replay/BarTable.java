package io.ballast.simulator.domain.replay;

import java.util.Arrays;

import io.ballast.simulator.domain.Bars;

/**
 * Recorded bars in primitive columns, with two orders over them: by security and date, and by date and security. Equal
 * keys keep the order of the file, so that duplicates are served as often as they were recorded.
 */
public final class BarTable {
    private final int[] securities;
    private final int[] days;
    private final double[][] values;
    private final int[] bySecurity;
    private final int[] byDay;
    /** Per security, and one more: where its rows begin in {@link #bySecurity}. */
    private final int[] securityStarts;

    private final int[] distinctDays;
    /** Per distinct day, and one more: where its rows begin in {@link #byDay}. */
    private final int[] dayStarts;

    /**
     * A table over columns of equal length, at least one row; the arrays are kept, not copied.
     *
     * @param securityCount number of securities
     * @param securities whose bar it is, 0 to securityCount - 1
     * @param days date of the bar, days since 1970-01-01
     * @param values open, high, low, close, volume, average price, trades; the last two null if not recorded
     */
    public BarTable(int securityCount, int[] securities, int[] days, double[][] values) {
        this.securities = securities;
        this.days = days;
        this.values = values;
        this.distinctDays = distinct(days);
        int[] dayNumbers = new int[days.length];
        for (int i = 0; i < days.length; i++) {
            dayNumbers[i] = Arrays.binarySearch(distinctDays, days[i]);
        }
        int[] fileOrder = new int[days.length];
        Arrays.setAll(fileOrder, i -> i);
        this.bySecurity = sorted(sorted(fileOrder, dayNumbers, distinctDays.length), securities, securityCount);
        this.byDay = sorted(sorted(fileOrder, securities, securityCount), dayNumbers, distinctDays.length);
        this.securityStarts = starts(securities, securityCount);
        this.dayStarts = starts(dayNumbers, distinctDays.length);
    }

    /**
     * Number of bars.
     *
     * @return at least 1
     */
    public int size() {
        return days.length;
    }

    /**
     * First date that has bars.
     *
     * @return days since 1970-01-01
     */
    public int firstDay() {
        return distinctDays[0];
    }

    /**
     * Last date that has bars.
     *
     * @return days since 1970-01-01
     */
    public int lastDay() {
        return distinctDays[distinctDays.length - 1];
    }

    /**
     * The bars of one date.
     *
     * @param epochDay days since 1970-01-01
     * @return in the order of the securities
     */
    public Bars ofDay(long epochDay) {
        int number = epochDay > Integer.MAX_VALUE ? -1 : Arrays.binarySearch(distinctDays, (int) epochDay);
        return number < 0 ? Bars.NONE : new Slice(byDay, dayStarts[number], dayStarts[number + 1]);
    }

    /**
     * The bars of one security.
     *
     * @param security its position
     * @param from first date, days since 1970-01-01
     * @param to last date, inclusive
     * @return dates ascending
     */
    public Bars ofSecurity(int security, long from, long to) {
        int begin = firstFrom(security, from);
        int end = firstFrom(security, to + 1);
        return begin >= end ? Bars.NONE : new Slice(bySecurity, begin, end);
    }

    /** Position in {@link #bySecurity} of the first row of a security on or after a day. */
    private int firstFrom(int security, long day) {
        int low = securityStarts[security];
        int high = securityStarts[security + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days[bySecurity[middle]] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int[] distinct(int[] days) {
        int[] sorted = days.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static int[] starts(int[] keys, int keyCount) {
        int[] starts = new int[keyCount + 1];
        for (int key : keys) {
            starts[key + 1]++;
        }
        for (int key = 0; key < keyCount; key++) {
            starts[key + 1] += starts[key];
        }
        return starts;
    }

    /** A stable counting sort of row numbers by a key. */
    private static int[] sorted(int[] rows, int[] keys, int keyCount) {
        int[] next = starts(keys, keyCount);
        int[] result = new int[rows.length];
        for (int row : rows) {
            result[next[keys[row]]++] = row;
        }
        return result;
    }

    /** Consecutive rows of one of the orders. */
    private final class Slice implements Bars {
        private final int[] order;
        private final int begin;
        private final int end;

        Slice(int[] order, int begin, int end) {
            this.order = order;
            this.begin = begin;
            this.end = end;
        }

        @Override
        public int size() {
            return end - begin;
        }

        @Override
        public int security(int row) {
            return securities[order[begin + row]];
        }

        @Override
        public int epochDay(int row) {
            return days[order[begin + row]];
        }

        @Override
        public double open(int row) {
            return value(0, row);
        }

        @Override
        public double high(int row) {
            return value(1, row);
        }

        @Override
        public double low(int row) {
            return value(2, row);
        }

        @Override
        public double close(int row) {
            return value(3, row);
        }

        @Override
        public double volume(int row) {
            return value(4, row);
        }

        @Override
        public double vwap(int row) {
            return value(5, row);
        }

        @Override
        public double tradeCount(int row) {
            return value(6, row);
        }

        private double value(int column, int row) {
            return values[column] == null ? Double.NaN : values[column][order[begin + row]];
        }
    }
}
