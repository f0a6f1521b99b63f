package io.ballast.simulator.domain.seeded;

import java.util.List;

import io.ballast.simulator.domain.Security.Industry;

/** Sectors of the seeded market. Their companies share a factor; each has its industries by SIC code. */
enum Sector {
    ENERGY(industry("1311", "CRUDE PETROLEUM & NATURAL GAS"), industry("1389", "OIL & GAS FIELD SERVICES, NEC")),
    MATERIALS(industry("2821", "PLASTIC MATERIALS & SYNTH RESINS"), industry("1040", "GOLD & SILVER ORES")),
    INDUSTRIALS(
            industry("3560", "GENERAL INDUSTRIAL MACHINERY & EQUIPMENT"),
            industry("4213", "TRUCKING (NO LOCAL)"),
            industry("3728", "AIRCRAFT PARTS & AUXILIARY EQUIPMENT, NEC")),
    DISCRETIONARY(
            industry("5812", "RETAIL-EATING PLACES"),
            industry("5651", "RETAIL-FAMILY CLOTHING STORES"),
            industry("3714", "MOTOR VEHICLE PARTS & ACCESSORIES")),
    STAPLES(industry("2000", "FOOD AND KINDRED PRODUCTS"), industry("5411", "RETAIL-GROCERY STORES")),
    HEALTH_CARE(
            industry("2834", "PHARMACEUTICAL PREPARATIONS"),
            industry("2836", "BIOLOGICAL PRODUCTS, (NO DIAGNOSTIC SUBSTANCES)"),
            industry("3841", "SURGICAL & MEDICAL INSTRUMENTS & APPARATUS")),
    FINANCIALS(industry("6022", "STATE COMMERCIAL BANKS"), industry("6331", "FIRE, MARINE & CASUALTY INSURANCE")),
    TECHNOLOGY(
            industry("7372", "SERVICES-PREPACKAGED SOFTWARE"),
            industry("3674", "SEMICONDUCTORS & RELATED DEVICES"),
            industry("7370", "SERVICES-COMPUTER PROGRAMMING, DATA PROCESSING, ETC.")),
    UTILITIES(industry("4911", "ELECTRIC SERVICES"), industry("4941", "WATER SUPPLY")),
    REAL_ESTATE(industry("6798", "REAL ESTATE INVESTMENT TRUSTS"));

    private final List<Industry> industries;

    Sector(Industry... industries) {
        this.industries = List.of(industries);
    }

    List<Industry> industries() {
        return industries;
    }

    private static Industry industry(String code, String description) {
        return new Industry(code, description);
    }
}
