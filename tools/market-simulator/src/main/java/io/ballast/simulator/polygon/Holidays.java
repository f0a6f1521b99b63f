package io.ballast.simulator.polygon;

import java.time.LocalDate;

/** Names of the exchange's regular holidays and of the early closes beside them. */
final class Holidays {
    private Holidays() {}

    static String name(LocalDate date) {
        int day = date.getDayOfMonth();
        return switch (date.getMonth()) {
            case JANUARY -> day <= 2 ? "New Years Day" : day < 15 ? "Market Closed" : "Martin Luther King, Jr. Day";
            case FEBRUARY -> "Washington's Birthday";
            case MARCH, APRIL -> "Good Friday";
            case MAY -> "Memorial Day";
            case JUNE -> "Juneteenth";
            case JULY -> "Independence Day";
            case SEPTEMBER -> "Labor Day";
            case NOVEMBER -> "Thanksgiving";
            case DECEMBER -> day <= 10 ? "Market Closed" : "Christmas";
            default -> "Market Closed";
        };
    }
}
