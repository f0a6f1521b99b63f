package io.ballast.simulator.polygon;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;

import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.wire.Hashes;

/** What a request asks for, and the market it sees: one view from its beginning to its end. */
@RequestScoped
public class PolygonRequest {
    private final UriInfo uri;
    private final SimulatedMarket market;
    private MarketView view;
    private Query query;

    /** For the proxy of the scope only. */
    protected PolygonRequest() {
        this(null, null);
    }

    @Inject
    PolygonRequest(UriInfo uri, SimulatedMarket market) {
        this.uri = uri;
        this.market = market;
    }

    /** The market as of the clock, for a later page as of the instant at which the listing began. */
    MarketView view() {
        if (view == null) {
            view = query().asOf().map(market::viewUpTo).orElseGet(market::view);
        }
        return view;
    }

    Query query() {
        if (query == null) {
            query = Query.of(uri.getQueryParameters());
        }
        return query;
    }

    /** The same for the same question at the same clock. */
    String id() {
        StringBuilder question = new StringBuilder(uri.getPath());
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("apiKey")) {
                question.append('&').append(name).append('=').append(values);
            }
        });
        return Hashes.shortHash(question.append('@').append(market.clock()).toString());
    }

    /** Address of the next page; the key is not in it. */
    String nextUrl(Query next) {
        return nextUrl(uri.getPath(), next);
    }

    String nextUrl(String path, Query next) {
        String base = uri.getBaseUri().toString();
        return base.substring(0, base.length() - 1) + path + "?cursor=" + next.toCursor();
    }
}
