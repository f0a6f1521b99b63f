package io.ballast.launcher.drill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** What can go wrong in a drill: how it is brought about, what the monitor must call it, and how it is repaired. */
public enum DrillKind {
    /** The provider leaves out a third to a half of all bars. */
    PROVIDER_LOSS("bars:provider-missing", Repair.HEAL) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.order(system.fault("silent-loss")
                    .put("share", 0.3 + 0.2 * random.nextDouble())
                    .put("seed", random.nextInt(1_000)));
        }
    },
    /** The benchmark has no bar, everybody else has. */
    BENCHMARK_OUTAGE("benchmark:missing", Repair.RUN_AGAIN) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.order(DrillSystem.of(system.fault("outage"), system.benchmark()));
        }
    },
    /** The provider has nothing yet when the session is due. */
    LATE_DATA("bars:late", Repair.RUN_AGAIN) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.order(system.fault("outage"));
        }
    },
    /** The provider gives yesterday's bars as today's. */
    SILENT_REPEAT("figures:repeated", Repair.RUN_AGAIN) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.order(system.fault("repeat"));
        }
    },
    /** One to three members trade at half their price, without a split that was announced. */
    BAD_SPLIT("figures:scale", Repair.RUN_AGAIN) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.order(DrillSystem.of(system.fault("bad-split"), system.members(1 + random.nextInt(3), random)));
        }
    },
    /** No member of one sector has a bar. */
    SECTOR_MISSING("bars:sector-provider-missing", Repair.HEAL) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.order(DrillSystem.of(system.fault("outage"), system.sector(random)));
        }
    },
    /** The provider calls a fifth to two fifths of all securities delisted. */
    MASS_DELISTING("universe:shrunk", Repair.REBUILD_UNIVERSE) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.order(system.fault("delisting")
                    .put("share", 0.2 + 0.2 * random.nextDouble())
                    .put("seed", random.nextInt(1_000)));
        }
    },
    /** Nobody runs the end of the day. */
    MISSED_RUN("decision:not-run", Repair.RUN_AGAIN) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.waitTooLong();
        }

        @Override
        boolean runs() {
            return false;
        }
    },
    /** Kafka hangs. */
    KAFKA_DOWN("broker:unreachable", Repair.WAIT) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.haltKafka();
        }
    },
    /** The database takes no writes. */
    DATABASE_READ_ONLY("database:read-only", Repair.RUN_AGAIN) {
        @Override
        void strike(DrillSystem system, Random random) {
            system.setReadOnly(true);
        }
    };

    /** How a fault is mended once what caused it is gone. */
    enum Repair {
        /** The gaps are healed, beyond the brake. */
        HEAL,
        /** The day is run again. */
        RUN_AGAIN,
        /** The universe is rebuilt and the day run again. */
        REBUILD_UNIVERSE,
        /** The run goes on by itself. */
        WAIT;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final String cause;
    private final Repair repair;

    DrillKind(String cause, Repair repair) {
        this.cause = cause;
        this.repair = repair;
    }

    /** Brings the fault about, before the day is run. */
    abstract void strike(DrillSystem system, Random random);

    /** Whether the day is run while the fault lasts. */
    boolean runs() {
        return true;
    }

    /** The cause the monitor must name first. */
    String cause() {
        return cause;
    }

    Repair repair() {
        return repair;
    }

    /**
     * Name of the drill.
     *
     * @return kebab case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The drill of a name.
     *
     * @param label kebab case
     * @return empty if there is none
     */
    public static Optional<DrillKind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
