package io.ballast.feature.domain.price;

/**
 * Where the recursive averages of a symbol stand after some of its rows: all that is needed to go on from there with the
 * bits of a computation that began with the first row. Mutable; for one thread.
 */
public final class RecursiveState {
    /** Numbers a state is made of. */
    public static final int SIZE = 13;

    private static final int NO_SESSION = -1;

    int lastSession = NO_SESSION;
    int strengthRows;
    double strengthPrice = Double.NaN;
    double gain;
    double loss;
    int rangeRows;
    double rangePrice = Double.NaN;
    double range;
    int averageRows;
    double ema12 = Double.NaN;
    double ema26 = Double.NaN;
    double ema50 = Double.NaN;
    double ema200 = Double.NaN;

    /** The state before the first row. */
    public RecursiveState() {}

    /**
     * A state out of its numbers.
     *
     * @param numbers as {@link #numbers()} gave them, {@value #SIZE} of them
     * @return the state
     */
    public static RecursiveState of(double[] numbers) {
        if (numbers.length != SIZE) {
            throw new IllegalArgumentException(numbers.length + " numbers are no state: " + SIZE + " are expected");
        }
        RecursiveState state = new RecursiveState();
        state.lastSession = (int) numbers[0];
        state.strengthRows = (int) numbers[1];
        state.strengthPrice = numbers[2];
        state.gain = numbers[3];
        state.loss = numbers[4];
        state.rangeRows = (int) numbers[5];
        state.rangePrice = numbers[6];
        state.range = numbers[7];
        state.averageRows = (int) numbers[8];
        state.ema12 = numbers[9];
        state.ema26 = numbers[10];
        state.ema50 = numbers[11];
        state.ema200 = numbers[12];
        return state;
    }

    /**
     * The state as numbers, to be stored.
     *
     * @return {@value #SIZE} numbers, NaN where there is none yet
     */
    public double[] numbers() {
        return new double[] {
            lastSession,
            strengthRows,
            strengthPrice,
            gain,
            loss,
            rangeRows,
            rangePrice,
            range,
            averageRows,
            ema12,
            ema26,
            ema50,
            ema200
        };
    }

    boolean isEmpty() {
        return lastSession == NO_SESSION;
    }
}
