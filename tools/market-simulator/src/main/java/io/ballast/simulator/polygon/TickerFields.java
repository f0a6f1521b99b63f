package io.ballast.simulator.polygon;

import java.io.IOException;
import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonGenerator;

import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.wire.Json;

/** Writes what is known of a security. */
final class TickerFields {
    private static final int ROUND_LOT = 100;

    private TickerFields() {}

    /** A row of the list. */
    static void write(JsonGenerator json, Security security, LocalDate date, MarketView view) throws IOException {
        writeCommon(json, security, date);
        json.writeStringField("last_updated_utc", view.today() + "T00:00:00Z");
    }

    /** All details. */
    static void writeDetails(JsonGenerator json, int position, LocalDate date, MarketView view) throws IOException {
        Security security = view.securities().get(position);
        writeCommon(json, security, date);
        if (!security.isFund()) {
            Json.numberIfKnown(json, "market_cap", view.marketCap(position, date));
        }
        Json.textIfKnown(json, "sic_code", security.industry().sicCode());
        Json.textIfKnown(json, "sic_description", security.industry().description());
        String ticker = security.ticker();
        int dot = ticker.indexOf('.');
        json.writeStringField("ticker_root", dot < 0 ? ticker : ticker.substring(0, dot));
        if (dot >= 0) {
            json.writeStringField("ticker_suffix", ticker.substring(dot + 1));
        }
        Json.dateIfKnown(json, "list_date", security.life().listedOn());
        double shares = view.sharesOutstanding(position, date);
        Json.numberIfKnown(json, "share_class_shares_outstanding", shares);
        Json.numberIfKnown(json, "weighted_shares_outstanding", shares);
        json.writeNumberField("round_lot", ROUND_LOT);
    }

    private static void writeCommon(JsonGenerator json, Security security, LocalDate date) throws IOException {
        json.writeStringField("ticker", security.ticker());
        json.writeStringField("name", security.name());
        json.writeStringField("market", "stocks");
        json.writeStringField("locale", "us");
        Json.textIfKnown(json, "primary_exchange", security.exchange());
        Json.textIfKnown(json, "type", security.type());
        json.writeBooleanField("active", !security.life().endedBy(date));
        json.writeStringField("currency_name", "usd");
        Json.textIfKnown(json, "cik", security.cik());
        Json.textIfKnown(json, "composite_figi", security.figi().composite());
        Json.textIfKnown(json, "share_class_figi", security.figi().shareClass());
        if (security.life().endedBy(date)) {
            json.writeStringField(
                    "delisted_utc",
                    security.life()
                            .delistedOn()
                            .atStartOfDay(MarketView.NEW_YORK)
                            .toInstant()
                            .toString());
        }
    }
}
