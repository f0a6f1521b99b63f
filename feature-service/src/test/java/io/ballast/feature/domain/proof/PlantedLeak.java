package io.ballast.feature.domain.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ballast.feature.domain.build.BuildInputs;
import io.ballast.feature.domain.build.SymbolFacts;
import io.ballast.feature.domain.definition.Feature;
import io.ballast.feature.domain.fundamental.SharesHistory;
import io.ballast.feature.domain.fundamental.SharesRecord;
import io.ballast.feature.domain.fundamental.SplitHistory;
import io.ballast.feature.domain.fundamental.Statement;
import io.ballast.feature.domain.proof.LookaheadProof.Builder;
import io.ballast.feature.domain.series.BarColumns;
import io.ballast.feature.domain.series.FeatureBlock;
import io.ballast.kernel.panel.Panel;
import io.ballast.kernel.panel.PanelBuilder;

/** Ways in which a feature comes to know of the future, each a decorator of a builder, with what it is caught by. */
enum PlantedLeak {
    STATEMENTS_JOINED_ON_PERIOD_END(Perturbation.FACTS, Feature.F_ROA) {
        @Override
        BuildInputs inputs(BuildInputs inputs) {
            return facts(inputs, f -> new SymbolFacts(f.security(), f.shares(), filed(f)));
        }

        private List<Statement> filed(SymbolFacts facts) {
            return facts.statements().stream()
                    .map(s -> statement(s, s.periodEnd()))
                    .toList();
        }
    },
    STATEMENT_USED_ON_THE_DAY_IT_IS_FILED(Perturbation.FACTS, Feature.F_ROE) {
        @Override
        BuildInputs inputs(BuildInputs inputs) {
            return facts(
                    inputs,
                    f -> new SymbolFacts(
                            f.security(),
                            f.shares(),
                            f.statements().stream()
                                    .map(s -> statement(s, s.filedOn() - 1))
                                    .toList()));
        }
    },
    SHARES_JOINED_ON_AS_OF(Perturbation.FACTS, Feature.SIZE_LN) {
        @Override
        BuildInputs inputs(BuildInputs inputs) {
            return facts(
                    inputs,
                    f -> shares(
                            f,
                            f.shares().records().stream()
                                    .map(r -> new SharesRecord(r.asOf(), r.asOf(), r.shares()))
                                    .toList(),
                            f.shares().splits()));
        }
    },
    SHARES_CARRIED_OVER_A_SPLIT_TO_COME(Perturbation.ACTIONS, Feature.TURNOVER_21) {
        @Override
        BuildInputs inputs(BuildInputs inputs) {
            return facts(inputs, f -> {
                int[] days = f.shares().splits().exDays();
                double[] ratios = new double[days.length];
                for (int i = 0; i < days.length; i++) {
                    ratios[i] = 2;
                    days[i] -= 20;
                }
                return shares(f, f.shares().records(), new SplitHistory(days, ratios));
            });
        }
    },
    SPLIT_APPLIED_BEFORE_ITS_EX_DATE(Perturbation.ACTIONS, Feature.RET_1D) {
        @Override
        BuildInputs inputs(BuildInputs inputs) {
            return shifted(inputs, null, BarColumns.ALL.indexOf(BarColumns.PRICE_FACTOR));
        }
    },
    BENCHMARK_SHIFTED_BY_ONE(Perturbation.BARS, Feature.BETA_63) {
        @Override
        BuildInputs inputs(BuildInputs inputs) {
            return shifted(inputs, inputs.benchmark(), BarColumns.ALL.indexOf(BarColumns.CLOSE));
        }
    },
    MEMBERSHIP_OF_THE_FUTURE(Perturbation.MEMBERSHIP, Feature.CS_Z_MOM_21) {
        @Override
        BuildInputs inputs(BuildInputs inputs) {
            Map<String, SymbolFacts> survivors = new HashMap<>(inputs.facts());
            survivors.values().removeIf(f -> f.security().lastMembership().to() != null);
            return new BuildInputs(inputs.bars(), survivors, inputs.benchmark(), inputs.lastDue());
        }
    },
    DELISTED_SYMBOLS_LEFT_OUT(Perturbation.MEMBERSHIP, Feature.MOM_21) {
        @Override
        BuildInputs inputs(BuildInputs inputs) {
            Map<String, SymbolFacts> survivors = new HashMap<>(inputs.facts());
            survivors.values().removeIf(f -> f.security().delistedOn() != null);
            return new BuildInputs(inputs.bars(), survivors, inputs.benchmark(), inputs.lastDue());
        }
    },
    CENTRED_WINDOW(Perturbation.BARS, Feature.RANGE_21) {
        @Override
        void rows(FeatureBlock block) {
            double[] column = block.column(Feature.RANGE_21);
            System.arraycopy(column.clone(), 10, column, 0, block.rows() - 10);
        }
    },
    TARGET_AS_FEATURE(Perturbation.BARS, Feature.RET_5D) {
        @Override
        void rows(FeatureBlock block) {
            System.arraycopy(block.column(Feature.FWD_RET), 0, block.column(Feature.RET_5D), 0, block.rows());
        }
    },
    SCORE_OVER_FUTURE_DATES(Perturbation.BARS, Feature.CS_Z_VOL_21) {
        @Override
        void rows(FeatureBlock block) {
            double[] source = block.column(Feature.VOL_21);
            double sum = 0;
            for (int t = 0; t < block.rows(); t++) {
                sum += Double.isNaN(source[t]) ? 0 : source[t];
            }
            for (int t = 0; t < block.rows(); t++) {
                block.column(Feature.CS_Z_VOL_21)[t] = source[t] - sum / block.rows();
            }
        }
    },
    HOLE_FILLED_FROM_THE_NEXT_ROW(Perturbation.BARS, Feature.MOM_126) {
        @Override
        void rows(FeatureBlock block) {
            double[] column = block.column(Feature.MOM_126);
            for (int t = block.rows() - 2; t >= 0; t--) {
                column[t] = Double.isNaN(column[t]) ? column[t + 1] : column[t];
            }
        }
    },
    SCALED_BY_THE_MAXIMUM_OF_ALL_TIME(Perturbation.BARS, Feature.ADV_USD_21) {
        @Override
        void rows(FeatureBlock block) {
            double[] column = block.column(Feature.ADV_USD_21);
            double greatest = 0;
            for (int t = 0; t < block.rows(); t++) {
                greatest = Math.max(greatest, Double.isNaN(column[t]) ? 0 : column[t]);
            }
            for (int t = 0; t < block.rows(); t++) {
                column[t] /= greatest;
            }
        }
    };

    final Perturbation caughtBy;
    final Feature leaking;

    PlantedLeak(Perturbation caughtBy, Feature leaking) {
        this.caughtBy = caughtBy;
        this.leaking = leaking;
    }

    BuildInputs inputs(BuildInputs inputs) {
        return inputs;
    }

    void rows(FeatureBlock block) {}

    Builder in(Builder builder) {
        return (market, sink) -> builder.build(inputs(market), (symbol, sessions, block) -> {
            rows(block);
            sink.accept(symbol, sessions, block);
        });
    }

    private interface Change {
        SymbolFacts of(SymbolFacts facts);
    }

    private static BuildInputs facts(BuildInputs inputs, Change change) {
        Map<String, SymbolFacts> facts = new HashMap<>();
        inputs.facts().forEach((symbol, known) -> facts.put(symbol, change.of(known)));
        return new BuildInputs(inputs.bars(), facts, inputs.benchmark(), inputs.lastDue());
    }

    private static SymbolFacts shares(SymbolFacts facts, List<SharesRecord> records, SplitHistory splits) {
        return new SymbolFacts(facts.security(), new SharesHistory(records, splits), facts.statements());
    }

    private static Statement statement(Statement s, int filedOn) {
        return new Statement(
                s.periodEnd(),
                filedOn,
                s.annual(),
                s.revenue(),
                s.grossProfit(),
                s.netIncome(),
                s.assets(),
                s.currentAssets(),
                s.currentLiabilities(),
                s.debt(),
                s.equity());
    }

    /** Each row of a symbol (null: of all) has the next one's value in a column. */
    private static BuildInputs shifted(BuildInputs inputs, String symbol, int column) {
        Panel bars = inputs.bars();
        PanelBuilder panel = Panel.builder(BarColumns.ALL, 0);
        for (int i = 0; i < bars.symbolCount(); i++) {
            boolean shift = symbol == null || symbol.equals(bars.symbol(i));
            for (int row = bars.rowStart(i); row < bars.rowEnd(i); row++) {
                List<Double> values = new ArrayList<>();
                for (String name : BarColumns.ALL) {
                    values.add(bars.column(name)[row]);
                }
                int next = Math.min(row + 1, bars.rowEnd(i) - 1);
                values.set(column, bars.column(BarColumns.ALL.get(column))[shift ? next : row]);
                panel.add(
                        bars.symbol(i),
                        bars.sessions()[row],
                        values.stream().mapToDouble(Double::doubleValue).toArray());
            }
        }
        return new BuildInputs(panel.build(), inputs.facts(), inputs.benchmark(), inputs.lastDue());
    }
}
