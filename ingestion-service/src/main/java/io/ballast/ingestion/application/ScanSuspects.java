package io.ballast.ingestion.application;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.suspect.Finding;
import io.ballast.ingestion.domain.suspect.SuspectScan;

/**
 * Looks through what a run stored for suspect bars. A year's bars are measured against those of that year and the one
 * before, whatever else is stored: so the same bars give the same findings, by one large run or by many small ones, and
 * an evening reads two years at most.
 */
@ApplicationScoped
public class ScanSuspects {

    private static final Logger LOG = Logger.getLogger(ScanSuspects.class);

    private final SuspectBars suspects;

    @Inject
    ScanSuspects(SuspectBars suspects) {
        this.suspects = suspects;
    }

    /**
     * Scans, in the current transaction.
     *
     * @param runId whose symbols and years are scanned
     * @return number of findings in these years
     */
    public int scan(String runId) {
        int found = 0;
        for (int year : suspects.yearsTouchedBy(runId)) {
            YearScan scan = new YearScan(year);
            suspects.read(runId, year - 1, year, scan);
            suspects.replace(runId, year, scan.findings());
            found += scan.findings().size();
        }
        if (found > 0) {
            LOG.infof("%d suspect bars in what the run touched; ./ballast findings lists them", found);
        }
        return found;
    }

    /** The findings of one year, over all symbols. */
    private static final class YearScan implements SuspectBars.Visitor {

        private final int year;
        private final List<Finding> findings = new ArrayList<>();
        private String symbol = "";
        private SuspectScan scan = new SuspectScan();

        YearScan(int year) {
            this.year = year;
        }

        @Override
        public void next(Bar bar, double priceFactor, double splitFactor) {
            if (!bar.symbol().equals(symbol)) {
                collect();
                symbol = bar.symbol();
                scan = new SuspectScan();
            }
            scan.next(bar, priceFactor, splitFactor);
        }

        private void collect() {
            scan.findings().stream()
                    .filter(finding -> finding.session().getYear() == year)
                    .forEach(findings::add);
            scan = new SuspectScan();
        }

        List<Finding> findings() {
            collect();
            return List.copyOf(findings);
        }
    }
}
