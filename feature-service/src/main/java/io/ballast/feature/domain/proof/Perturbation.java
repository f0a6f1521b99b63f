package io.ballast.feature.domain.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.universe.Membership;
import io.ballast.feature.domain.universe.Security;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/** Changes what becomes known after the close of a session, and nothing that was known by then. */
public enum Perturbation {
    /** Later bars have other prices and volumes, and some are gone; the benchmark's too. */
    BARS {
        @Override
        BuildInputs apply(ExchangeCalendar calendar, BuildInputs inputs, int cut, Random random) {
            return withBars(inputs, (session, values) -> {
                if (session <= cut) {
                    return true;
                }
                double scale = Math.exp(0.1 * random.nextGaussian());
                for (int i = 0; i < PRICES; i++) {
                    values[i] *= scale;
                }
                values[BarColumns.ALL.indexOf(BarColumns.VOLUME)] = random.nextInt(1_000_000);
                return random.nextInt(10) > 0;
            });
        }
    },
    /** Later splits and dividends are others: factors, and the splits that shares are carried over. */
    ACTIONS {
        @Override
        BuildInputs apply(ExchangeCalendar calendar, BuildInputs inputs, int cut, Random random) {
            BuildInputs changed = withBars(inputs, (session, values) -> {
                if (session > cut) {
                    values[BarColumns.ALL.indexOf(BarColumns.PRICE_FACTOR)] *= 3;
                    values[BarColumns.ALL.indexOf(BarColumns.SPLIT_FACTOR)] *= 2;
                }
                return true;
            });
            int day = calendar.epochDay(cut);
            return withFacts(
                    changed,
                    facts -> new SymbolFacts(
                            facts.security(),
                            new SharesHistory(
                                    facts.shares().records(),
                                    splits(facts.shares().splits(), day)),
                            facts.statements()));
        }
    },
    /** Shares and statements filed on the session or later are others, and new ones of earlier periods come in. */
    FACTS {
        @Override
        BuildInputs apply(ExchangeCalendar calendar, BuildInputs inputs, int cut, Random random) {
            int day = calendar.epochDay(cut);
            return withFacts(inputs, facts -> {
                List<SharesRecord> records = new ArrayList<>(facts.shares().records());
                records.removeIf(record -> record.knownOn() >= day);
                records.add(new SharesRecord(day - 10, day, 1 + random.nextInt(1_000_000)));
                records.add(new SharesRecord(day - 5, day + 40, 1 + random.nextInt(1_000_000)));
                List<Statement> statements = new ArrayList<>(facts.statements());
                statements.removeIf(statement -> statement.filedOn() >= day);
                statements.add(statement(day - 10, day, random));
                statements.add(statement(day - 5, day + 40, random));
                return new SymbolFacts(
                        facts.security(),
                        new SharesHistory(records, facts.shares().splits()),
                        statements);
            });
        }
    },
    /** Members leave after the session, or stay after all, and so with delistings. */
    MEMBERSHIP {
        @Override
        BuildInputs apply(ExchangeCalendar calendar, BuildInputs inputs, int cut, Random random) {
            LocalDate today = calendar.session(cut);
            return withFacts(inputs, facts -> {
                Security security = facts.security();
                Membership last = security.lastMembership();
                if (last.from().isBefore(today) && isOpen(last.to(), today) && random.nextInt(3) == 0) {
                    LocalDate to = last.to() == null ? today.plusDays(1) : null;
                    security = security.withLastMembership(new Membership(last.from(), to));
                }
                if (isOpen(security.delistedOn(), today) && random.nextInt(3) == 0) {
                    security = security.withDelisting(security.delistedOn() == null ? today.plusDays(1) : null);
                }
                return new SymbolFacts(security, facts.shares(), facts.statements());
            });
        }
    };

    private static final int PRICES = 4;

    /** The inputs as they would be had something else happened after the session. */
    abstract BuildInputs apply(ExchangeCalendar calendar, BuildInputs inputs, int cut, Random random);

    /** Whether nothing has ended by a day. */
    private static boolean isOpen(LocalDate end, LocalDate today) {
        return end == null || end.isAfter(today);
    }

    private interface BarChange {
        /** Changes values in place; false drops the bar. */
        boolean apply(int session, double[] values);
    }

    private interface FactsChange {
        SymbolFacts apply(SymbolFacts facts);
    }

    private static BuildInputs withBars(BuildInputs inputs, BarChange change) {
        Panel bars = inputs.bars();
        PanelBuilder panel = Panel.builder(BarColumns.ALL, 0);
        for (int i = 0; i < bars.symbolCount(); i++) {
            for (int row = bars.rowStart(i); row < bars.rowEnd(i); row++) {
                double[] values = new double[BarColumns.ALL.size()];
                for (int c = 0; c < values.length; c++) {
                    values[c] = bars.column(BarColumns.ALL.get(c))[row];
                }
                if (change.apply(bars.sessions()[row], values)) {
                    panel.add(bars.symbol(i), bars.sessions()[row], values);
                }
            }
        }
        return inputs.with(panel.build(), inputs.facts());
    }

    /** Symbols in order, so that a seed always gives the same. */
    private static BuildInputs withFacts(BuildInputs inputs, FactsChange change) {
        Map<String, SymbolFacts> facts = new HashMap<>();
        new TreeMap<>(inputs.facts()).forEach((symbol, known) -> facts.put(symbol, change.apply(known)));
        return inputs.with(inputs.bars(), facts);
    }

    private static SplitHistory splits(SplitHistory known, int day) {
        List<Integer> days = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        double before = 1;
        for (int exDay : known.exDays()) {
            if (exDay <= day && !days.contains(exDay)) {
                double factor = known.factorOn(exDay);
                days.add(exDay);
                ratios.add(factor / before);
                before = factor;
            }
        }
        days.add(day + 1);
        ratios.add(2.0);
        return new SplitHistory(
                days.stream().mapToInt(Integer::intValue).toArray(),
                ratios.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Statement statement(int end, int filed, Random random) {
        double[] amounts = random.doubles(8, 1, 1e9).toArray();
        return new Statement(
                end,
                filed,
                true,
                amounts[0],
                amounts[1],
                amounts[2],
                amounts[3],
                amounts[4],
                amounts[5],
                amounts[6],
                amounts[7]);
    }
}
