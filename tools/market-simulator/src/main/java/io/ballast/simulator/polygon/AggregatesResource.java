package io.ballast.simulator.polygon;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.ballast.simulator.domain.Bars;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.polygon.BarsDocument.Range;

/** Daily bars: of all securities on a date, of one security over a range, and the last one of a security. */
@PolygonApi
@Path("/v2/aggs")
@Produces(MediaType.APPLICATION_JSON)
public class AggregatesResource {
    private static final int DEFAULT_LIMIT = 5_000;
    private static final int MAX_LIMIT = 50_000;
    private static final int PREVIOUS_DAYS = 14;
    private static final String SKIP = "skip";
    private static final Set<String> TIMESPANS =
            Set.of("second", "minute", "hour", "day", "week", "month", "quarter", "year");

    private final PolygonRequest request;

    @Inject
    AggregatesResource(PolygonRequest request) {
        this.request = request;
    }

    @GET
    @Path("/grouped/locale/us/market/stocks/{date}")
    public byte[] grouped(@PathParam("date") String date) {
        LocalDate day = Query.date("date", date);
        MarketView view = request.view();
        if (day.equals(view.today()) && !view.isPublished(day)) {
            throw PolygonException.beforeEndOfDay();
        }
        return new BarsDocument(request).bySession(request, Range.all(view.barsOn(day)), null);
    }

    @GET
    @Path("/ticker/{ticker}/prev")
    public byte[] previous(@PathParam("ticker") String ticker) {
        LocalDate last = request.view().lastPublishedDate();
        Bars bars = request.view().barsOf(ticker, last.minusDays(PREVIOUS_DAYS), last);
        int end = bars.size();
        return new BarsDocument(request).bySession(request, new Range(bars, Math.max(0, end - 1), end, true), ticker);
    }

    @GET
    @Path("/ticker/{ticker}/range/{multiplier}/{timespan}/{from}/{to}")
    public byte[] range(
            @PathParam("ticker") String ticker,
            @PathParam("multiplier") String multiplier,
            @PathParam("timespan") String timespan,
            @PathParam("from") String from,
            @PathParam("to") String to) {
        checkDaily(multiplier, timespan);
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (last.isBefore(first)) {
            throw Query.notAllowed("to", to, "a day not before 'from', which is " + first);
        }
        Bars bars = request.view().barsOf(ticker, first, last);
        Query query = request.query();
        boolean ascending = isAscending(query);
        int skip = Math.min(bars.size(), query.whole(SKIP, 0, 0, Integer.MAX_VALUE));
        int taken = Math.min(bars.size() - skip, query.limit(DEFAULT_LIMIT, MAX_LIMIT));
        int rest = bars.size() - skip - taken;
        Range page = ascending ? new Range(bars, skip, skip + taken, true) : new Range(bars, rest, rest + taken, false);
        String next = rest == 0
                ? null
                : ascending ? after(bars, skip + taken, ticker, to) : before(bars, rest - 1, ticker, from);
        return new BarsDocument(request).ofSecurity(request, page, ticker, next);
    }

    /** Next page of an ascending range: it begins at the first row that was not served. */
    private String after(Bars bars, int row, String ticker, String to) {
        int first = row;
        while (first > 0 && bars.epochDay(first - 1) == bars.epochDay(row)) {
            first--;
        }
        return next(ticker, start(bars, row) + "/" + to, row - first);
    }

    /** Next page of a descending range: it ends at the first row that was not served. */
    private String before(Bars bars, int row, String ticker, String from) {
        int last = row;
        while (last + 1 < bars.size() && bars.epochDay(last + 1) == bars.epochDay(row)) {
            last++;
        }
        return next(ticker, from + "/" + start(bars, row), last - row);
    }

    /** Rows of the day on which a page was cut that the next one leaves out: only recorded duplicates make any. */
    private String next(String ticker, String range, int skip) {
        Query query = request.query().with(SKIP, skip);
        return request.nextUrl("/v2/aggs/ticker/" + ticker + "/range/1/day/" + range, query);
    }

    private static long start(Bars bars, int row) {
        return BarsDocument.millis(LocalDate.ofEpochDay(bars.epochDay(row)), LocalTime.MIDNIGHT);
    }

    private static boolean isAscending(Query query) {
        String sort = query.text("sort").orElse("asc");
        if (!sort.equals("asc") && !sort.equals("desc")) {
            throw Query.notAllowed("sort", sort, "asc or desc");
        }
        return sort.equals("asc");
    }

    private static void checkDaily(String multiplier, String timespan) {
        if (!TIMESPANS.contains(timespan)) {
            throw Query.notAllowed(
                    "timespan",
                    timespan,
                    "one of " + TIMESPANS.stream().sorted().toList());
        }
        if (!multiplier.equals("1") || !timespan.equals("day")) {
            throw PolygonException.timeframeNotInPlan();
        }
    }

    /** A day in New York, from a date or from milliseconds since 1970. */
    private static LocalDate day(String name, String value) {
        if (value.indexOf('-') > 0) {
            return Query.date(name, value);
        }
        try {
            return Instant.ofEpochMilli(Long.parseLong(value))
                    .atZone(MarketView.NEW_YORK)
                    .toLocalDate();
        } catch (NumberFormatException e) {
            throw Query.notAllowed(name, value, "a date YYYY-MM-DD or milliseconds since 1970");
        }
    }
}
