package io.ballast.model;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.ballast.model.application.PredictionStore;
import io.ballast.model.domain.evaluation.RankCorrelation;
import io.ballast.model.domain.prediction.SessionPredictions;
import io.ballast.model.domain.target.Target;
import io.ballast.testkit.ServersResource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Months of stored predictions traded by the service, beside the same account kept by hand: from the predictions as they were
 * made and the rows of the market, in the plainest way.
 */
@QuarkusTest
@TestProfile(RunningService.Evening.class)
@QuarkusTestResource(ServersResource.class)
class BackTestIT extends RunningService {

    private static final String MODEL = "played";
    private static final int FIRST = 30;
    private static final int PLAYED = 120;
    private static final int REPEATED = 70;
    private static final int RENAMED = 100;

    /** The last session the one who leaves is a member on. */
    private static final int LAST_OF_FORMER = PublishedMarket.SESSIONS / 2 - 1;

    /** Returns are stored with 32 bits. */
    private static final Offset<Double> SAME = within(1e-7);

    private static final double[] NO_ROW = {Double.NaN, Double.NaN};

    private final Random random = new Random(5);
    private final Map<LocalDate, Map<String, Double>> predicted = new TreeMap<>();

    /** Return entered at the next open, and dollars traded a day, by session and symbol; NaN where unknown. */
    private final Map<LocalDate, Map<String, double[]>> market = new HashMap<>();

    @Inject
    PredictionStore store;

    /** What is known of a stock that was predicted. */
    private record Stock(String symbol, double prediction, double earned, double advUsd) {}

    /** A line of the account. */
    private record Line(
            LocalDate session,
            int names,
            Set<String> longs,
            double gross,
            double cost,
            Double turnover,
            double equity,
            double drawdown) {}

    @Test
    @Order(10)
    void shouldKeepTheAccountThatAPlainRecomputationKeeps() throws Exception {
        execute(
                "update feature.sample set adv_usd_21 = 1e6 * (1.5 + adv_usd_21)",
                "update feature.sample set fwd_ret_exec_resid = 0.01 * right(symbol, 2)::int where symbol between 'SYM00' and"
                        + " 'SYM24' and session = date '" + LATEST
                        + "'",
                "update feature.sample set fwd_ret_exec_resid = null where symbol = 'SYM07' and session > date '"
                        + PublishedMarket.session(90) + "'",
                "create or replace view ingestion.published_suspects as select symbol, session, 'price-jump' as kind from"
                        + " feature.sample where (symbol, session) in (('SYM05', date '" + PublishedMarket.session(50)
                        + "'), ('SYM06', date '" + PublishedMarket.session(60) + "'))",
                "create or replace view ingestion.published_symbol_changes as select 'OLD08' as ticker, 'SYM08' as symbol,"
                        + " date '" + PublishedMarket.session(RENAMED) + "' as changed_on, 'renamed' as kind",
                "delete from feature.sample where symbol = 'SYM06' and session = date '" + PublishedMarket.session(58)
                        + "'",
                "insert into model.model_version (name, version, session, target, ic_sessions, parameters, features,"
                        + " market_sessions, market_mean, market_squares, data_hash) select 'played', v,"
                        + " date '2017-01-03', 'fwd_ret_resid', 0, '{}', '{}', '{}', '{}', '{}', '' from"
                        + " unnest(array ['early', 'late', 'afterwards']) as v");
        readMarket();
        for (int day = FIRST; day < FIRST + PLAYED; day++) {
            play(day, "early");
        }
        Map<String, Double> replaced = predicted.get(PublishedMarket.session(REPEATED));
        play(REPEATED, "late");
        publishTooLate(REPEATED, "early", replaced);
        play(PublishedMarket.SESSIONS - 1, "late");
        playTooLate(FIRST - 1);
        playTooLate(FIRST + 1);
        repeatTooLate(FIRST + 2);
        publishTooLate(FIRST + 3, "early", made(FIRST + 3));

        JsonNode report = new ObjectMapper()
                .readTree(given().get("/api/v1/models/" + MODEL + "/backtest").asString());

        List<Line> account = account();
        assertThat(account).as("the latest session has no outcome yet").hasSize(PLAYED);
        assertThat(account)
                .filteredOn(line -> line.longs().contains(PublishedMarket.former()))
                .as("sessions on which the one who left was traded")
                .extracting(Line::session)
                .isEqualTo(account.stream()
                        .map(Line::session)
                        .filter(session -> !session.isAfter(PublishedMarket.session(LAST_OF_FORMER)))
                        .toList());
        assertThat(account).extracting(Line::names).contains(4, 3);
        assertThat(report.path("items")).hasSize(PLAYED);
        for (int i = 0; i < PLAYED; i++) {
            compare(report.path("items").get(i), account.get(i));
        }
        compareSums(report, account);
        compareLive();
    }

    private void compareLive() throws Exception {
        JsonNode sessions = new ObjectMapper()
                .readTree(given().get("/api/v1/models/" + MODEL + "/live?sessions=1000")
                        .asString())
                .path("sessions");
        assertThat(sessions).hasSize(predicted.size());
        for (JsonNode item : sessions) {
            if (item.path("session").asText().equals(LATEST)) {
                assertThat(item.path("realisedIc").isNull()).isTrue();
                continue;
            }
            List<Stock> ranked = ranked(LocalDate.parse(item.path("session").asText()));
            double realised = RankCorrelation.spearman(
                    ranked.stream().mapToDouble(Stock::prediction).toArray(),
                    ranked.stream().mapToDouble(Stock::earned).toArray());
            assertThat(item.path("realisedIc").asDouble(Double.NaN))
                    .as(item.path("session").asText())
                    .isEqualTo(realised, within(1e-6));
        }
    }

    /** Publishes predictions on the day after, when the market is open, so that nobody could have traded on them. */
    private void playTooLate(int day) {
        publishTooLate(day, "afterwards", made(day));
    }

    /** Publishes the same bytes once more on the day after. */
    private void repeatTooLate(int day) {
        publishTooLate(day, "early", predicted.get(PublishedMarket.session(day)));
    }

    private void play(int day, String version) {
        Map<String, Double> made = made(day);
        predicted.put(PublishedMarket.session(day), made);
        publish(day, version, made, PublishedMarket.session(day).atTime(23, 59));
    }

    /** Predictions of the members; the one that leaves is always thought best, and some are equal. */
    private Map<String, Double> made(int day) {
        Map<String, Double> made = new TreeMap<>();
        for (int number = 0; number < PublishedMarket.SYMBOLS; number++) {
            made.put(PublishedMarket.symbol(number), Math.round(10 * random.nextGaussian()) / 10.0);
        }
        made.put(PublishedMarket.former(), 9.0);
        if (day > LAST_OF_FORMER) {
            made.remove(PublishedMarket.former());
        }
        return made;
    }

    private void publishTooLate(int day, String version, Map<String, Double> predictions) {
        publish(day, version, predictions, PublishedMarket.session(day + 1).atTime(14, 30));
    }

    private void publish(int day, String version, Map<String, Double> predictions, LocalDateTime utc) {
        Map<String, Double> made = new TreeMap<>();
        predictions.forEach((symbol, value) -> made.put(nameOn(day, symbol), value));
        double[] values =
                made.values().stream().mapToDouble(Double::doubleValue).toArray();
        QuarkusTransaction.requiringNew()
                .run(() -> store.publish(
                        run(day),
                        List.of(new SessionPredictions(
                                PublishedMarket.session(day),
                                MODEL,
                                version,
                                Target.FWD_RET_RESID,
                                List.copyOf(made.keySet()),
                                values)),
                        utc.toInstant(ZoneOffset.UTC)));
    }

    private static String nameOn(int day, String symbol) {
        return day < RENAMED && symbol.equals("SYM08") ? "OLD08" : symbol;
    }

    private List<Line> account() {
        List<Line> account = new ArrayList<>();
        double equity = 1;
        double highest = 1;
        Set<String> longsBefore = Set.of();
        Set<String> shortsBefore = Set.of();
        for (LocalDate session : predicted.keySet()) {
            List<Stock> ranked = ranked(session);
            int names = ranked.size() / 10;
            if (names == 0 || session.equals(PublishedMarket.LATEST)) {
                continue;
            }
            List<Stock> shorts = ranked.subList(0, names);
            List<Stock> longs = ranked.subList(ranked.size() - names, ranked.size());
            double gross = (mean(longs) - mean(shorts)) / 5;
            double cost = cost(shorts, longs) / 5;
            equity += gross - cost;
            highest = Math.max(highest, equity);
            Set<String> longNames = names(longs);
            Set<String> shortNames = names(shorts);
            long fresh = newcomers(longNames, longsBefore) + newcomers(shortNames, shortsBefore);
            account.add(new Line(
                    session,
                    names,
                    longNames,
                    gross,
                    cost,
                    account.isEmpty() ? null : fresh / (2.0 * names),
                    equity,
                    highest - equity));
            longsBefore = longNames;
            shortsBefore = shortNames;
        }
        return account;
    }

    private static long newcomers(Set<String> names, Set<String> before) {
        return names.stream().filter(name -> !before.contains(name)).count();
    }

    /** The lowest prediction first, equal ones by the alphabet; without a return where none is known. */
    private List<Stock> ranked(LocalDate session) {
        Set<String> jumping = jumping(session);
        return predicted.get(session).entrySet().stream()
                .map(made -> {
                    double[] row = market.get(session).getOrDefault(made.getKey(), NO_ROW);
                    double earned = jumping.contains(made.getKey()) ? Double.NaN : row[0];
                    return new Stock(made.getKey(), made.getValue(), earned, row[1]);
                })
                .sorted(Comparator.comparingDouble(Stock::prediction).thenComparing(Stock::symbol))
                .toList();
    }

    /** Symbols held over a jump: until the close six rows later, which is seven sessions later over the missing row. */
    private static Set<String> jumping(LocalDate session) {
        Set<String> jumping = new HashSet<>();
        if (isWithin(session, 44, 49)) {
            jumping.add("SYM05");
        }
        if (isWithin(session, 53, 59)) {
            jumping.add("SYM06");
        }
        return jumping;
    }

    private static boolean isWithin(LocalDate session, int first, int last) {
        return !session.isBefore(PublishedMarket.session(first)) && !session.isAfter(PublishedMarket.session(last));
    }

    private void readMarket() throws SQLException {
        try (Connection owner = servers.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("select session, symbol, coalesce(fwd_ret_exec_resid, 'NaN'),"
                        + " coalesce(adv_usd_21, 'NaN') from feature.sample")) {
            while (row.next()) {
                market.computeIfAbsent(row.getObject(1, LocalDate.class), session -> new HashMap<>())
                        .put(row.getString(2), new double[] {row.getDouble(3), row.getDouble(4)});
            }
        }
    }

    /** A million on each side, a fifth of it a day: 0.1 % of spread, 1 % of impact at a day's volume, 3 % a year for borrowing. */
    private static double cost(List<Stock> shorts, List<Stock> longs) {
        double position = 1e6 / 5 / longs.size();
        double trades = Stream.concat(shorts.stream(), longs.stream())
                .mapToDouble(
                        stock -> 2 * (0.001 + 0.01 * Math.sqrt(stock.advUsd() > 0 ? position / stock.advUsd() : 1)))
                .sum();
        return trades / longs.size() + 0.03 * 6 / 252;
    }

    private static double mean(List<Stock> stocks) {
        return stocks.stream()
                .mapToDouble(Stock::earned)
                .filter(earned -> !Double.isNaN(earned))
                .average()
                .orElseThrow();
    }

    private static Set<String> names(List<Stock> stocks) {
        Set<String> names = new HashSet<>();
        stocks.forEach(stock -> names.add(stock.symbol()));
        return names;
    }

    private static void compare(JsonNode item, Line line) {
        assertThat(item.path("session").asText()).isEqualTo(line.session().toString());
        String session = item.path("session").asText();
        assertThat(item.path("names").asInt()).as(session).isEqualTo(line.names());
        assertThat(item.path("gross").asDouble()).as(session).isCloseTo(line.gross(), SAME);
        assertThat(item.path("cost").asDouble()).as(session).isCloseTo(line.cost(), SAME);
        assertThat(item.path("net").asDouble()).as(session).isCloseTo(line.gross() - line.cost(), SAME);
        assertThat(item.path("equity").asDouble()).as(session).isCloseTo(line.equity(), within(1e-5));
        assertThat(item.path("drawdown").asDouble()).as(session).isCloseTo(line.drawdown(), within(1e-5));
        if (line.turnover() == null) {
            assertThat(item.path("turnover").isNull()).as(session).isTrue();
        } else {
            assertThat(item.path("turnover").asDouble()).as(session).isCloseTo(line.turnover(), SAME);
        }
    }

    private static void compareSums(JsonNode report, List<Line> account) {
        double[] net =
                account.stream().mapToDouble(line -> line.gross() - line.cost()).toArray();
        double mean = DoubleStream.of(net).average().orElseThrow();
        double squares = 0;
        for (double value : net) {
            squares += (value - mean) * (value - mean);
        }
        assertThat(report.path("sessions").asInt()).isEqualTo(PLAYED);
        assertThat(report.path("netPerYear").asDouble()).isCloseTo(252 * mean, within(1e-4));
        assertThat(report.path("grossPerYear").asDouble())
                .isCloseTo(
                        252
                                * account.stream()
                                        .mapToDouble(Line::gross)
                                        .average()
                                        .orElseThrow(),
                        within(1e-4));
        assertThat(report.path("sharpe").asDouble())
                .isCloseTo(mean / Math.sqrt(squares / net.length) * Math.sqrt(252), within(1e-3));
        assertThat(report.path("maxDrawdown").asDouble())
                .isPositive()
                .isCloseTo(account.stream().mapToDouble(Line::drawdown).max().orElseThrow(), within(1e-5));
        assertThat(report.path("turnover").asDouble())
                .isBetween(0.1, 1.0)
                .isCloseTo(
                        account.stream()
                                .skip(1)
                                .mapToDouble(Line::turnover)
                                .average()
                                .orElseThrow(),
                        SAME);
    }
}
