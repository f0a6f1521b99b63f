package io.ballast.simulator.domain;

import java.util.List;

/** Bars one after the other. */
record JoinedBars(List<Bars> parts) implements Bars {

    private record Place(Bars bars, int row) {}

    private Place place(int row) {
        int left = row;
        for (Bars part : parts) {
            if (left < part.size()) {
                return new Place(part, left);
            }
            left -= part.size();
        }
        throw new IndexOutOfBoundsException("row " + row + " of " + size());
    }

    @Override
    public int size() {
        return parts.stream().mapToInt(Bars::size).sum();
    }

    @Override
    public int security(int row) {
        Place place = place(row);
        return place.bars().security(place.row());
    }

    @Override
    public int epochDay(int row) {
        Place place = place(row);
        return place.bars().epochDay(place.row());
    }

    @Override
    public double open(int row) {
        Place place = place(row);
        return place.bars().open(place.row());
    }

    @Override
    public double high(int row) {
        Place place = place(row);
        return place.bars().high(place.row());
    }

    @Override
    public double low(int row) {
        Place place = place(row);
        return place.bars().low(place.row());
    }

    @Override
    public double close(int row) {
        Place place = place(row);
        return place.bars().close(place.row());
    }

    @Override
    public double volume(int row) {
        Place place = place(row);
        return place.bars().volume(place.row());
    }

    @Override
    public double vwap(int row) {
        Place place = place(row);
        return place.bars().vwap(place.row());
    }

    @Override
    public double tradeCount(int row) {
        Place place = place(row);
        return place.bars().tradeCount(place.row());
    }
}
