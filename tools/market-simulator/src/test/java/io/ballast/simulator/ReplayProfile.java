package io.ballast.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A replay of three sessions with a null, a duplicate and a late listing, begun at its second session. */
public class ReplayProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("SIMULATOR_REPLAY", directory().toString(), "SIMULATOR_UNTIL", "2020-01-03");
    }

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("replay");
            directory.toFile().deleteOnExit();
            write(directory, "bars.csv", """
                    symbol,date,open,high,low,close,volume
                    AAA,2020-01-02,10.5,11,10,10.75,1000
                    AAA,2020-01-03,,,,10.8,7
                    AAA,2020-01-03,10.6,11,10,10.8,1200.5
                    AAA,2020-01-06,5.5,6,5,5.75,2000
                    LATE,2020-01-06,1,1,1,1,1
                    SPY,2020-01-02,300,301,299,300.5,5
                    """);
            write(directory, "securities.csv", "symbol,name,type,market_cap\nAAA,Triple A,CS,\nLATE,Late Inc,CS,5e8\n");
            write(directory, "splits.csv", "symbol,ex_date,split_from,split_to\nAAA,2020-01-06,1,2\n");
            write(directory, "fundamentals.csv", """
                    symbol,period_end,filing_date,period,revenue,gross_profit,net_income,assets,current_assets,\
                    current_liabilities,debt,equity,shares_outstanding
                    AAA,2018-12-31,2019-03-16,FY,100,60,-7,500,,40,90,200,33.5
                    """);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path directory, String name, String content) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        file.toFile().deleteOnExit();
    }
}
