package io.ballast.simulator.domain.seeded;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.ballast.simulator.domain.Security.Figi;
import io.ballast.simulator.domain.seeded.Draws.Purpose;

/** Gives companies tickers no other company has, names and identifiers. */
final class CompanyNames {
    private static final List<String> FIRST = List.of(
            "Amber",
            "Beacon",
            "Cedar",
            "Delta",
            "Ember",
            "Falcon",
            "Granite",
            "Harbor",
            "Iron",
            "Juniper",
            "Keystone",
            "Lantern",
            "Meridian",
            "North",
            "Orchard",
            "Pioneer",
            "Quarry",
            "River",
            "Summit",
            "Timber",
            "Upland",
            "Valley",
            "Willow",
            "Yarrow");
    private static final List<String> SECOND = List.of(
            "Bridge", "Coast", "Dale", "Field", "Forge", "Gate", "Hill", "Lake", "Mark", "Point", "Ridge", "Stone");
    private static final List<String> LAST =
            List.of("Corporation", "Group, Inc.", "Holdings, Inc.", "Inc.", "Industries, Inc.", "Partners, Inc.");
    private static final String CODE = "0123456789BCDFGHJKLMNPQRSTVWXYZ";

    /** One of this many companies lists a second share class, written with a dot. */
    private static final int SHARE_CLASS_EVERY = 40;

    private final Draws draws;
    private final Set<String> taken = new HashSet<>();

    CompanyNames(Draws draws, Set<String> reserved) {
        this.draws = draws;
        taken.addAll(reserved);
    }

    /** The next free ticker of the company's own sequence: three or four letters, a few with a share class. */
    String ticker(long key) {
        for (int attempt = 0; ; attempt++) {
            long bits = draws.bits(Purpose.TICKER, key, attempt) >>> 1;
            int letters = bits % 5 == 0 ? 3 : 4;
            bits /= 5;
            StringBuilder ticker = new StringBuilder();
            for (int i = 0; i < letters; i++) {
                ticker.append((char) ('A' + bits % 26));
                bits /= 26;
            }
            if (bits % SHARE_CLASS_EVERY == 0) {
                ticker.append(".B");
            }
            if (taken.add(ticker.toString())) {
                return ticker.toString();
            }
        }
    }

    String name(long key) {
        return pick(FIRST, key, 0) + pick(SECOND, key, 1).toLowerCase(Locale.ROOT) + " " + pick(LAST, key, 2);
    }

    String cik(long key) {
        return String.format(Locale.ROOT, "%010d", 9_000_000L + key);
    }

    Figi figi(long key) {
        return new Figi("BBG00" + code(key, 0), "BBG00" + code(key, 1));
    }

    private String code(long key, int number) {
        long bits = draws.bits(Purpose.IDENTIFIER, key, number) >>> 1;
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            code.append(CODE.charAt((int) (bits % CODE.length())));
            bits /= CODE.length();
        }
        return code.toString();
    }

    private String pick(List<String> words, long key, int number) {
        return words.get(draws.below(Purpose.NAME, key, number, words.size()));
    }
}
