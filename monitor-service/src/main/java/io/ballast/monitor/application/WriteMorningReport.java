package io.ballast.monitor.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.config.DecisionSettings;
import io.ballast.monitor.domain.cause.Loss;
import io.ballast.monitor.domain.certificate.Certificate;
import io.ballast.monitor.domain.morning.ActionDay;
import io.ballast.monitor.domain.morning.MorningFacts;
import io.ballast.monitor.domain.morning.MorningReport;
import io.ballast.monitor.domain.morning.Scores;
import io.ballast.monitor.domain.rule.SessionCoverage;

/** Writes the morning report that goes with the decision of a run, once. */
@Singleton
public class WriteMorningReport implements OperationHandler {

    /** The operation's type; it is submitted by the monitor itself. */
    public static final String TYPE = "morning-report";

    private static final Logger LOG = Logger.getLogger(WriteMorningReport.class);

    /** How far back a session may lie that is decided on, sessions. */
    private static final int SESSIONS = 60;

    private final CertificateStore certificates;
    private final MorningReader reader;
    private final UpcomingActions upcoming;
    private final MarketReader market;
    private final LossReader losses;
    private final Watchlist watchlist;
    private final MorningReports reports;
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final DecisionSettings settings;

    @Inject
    WriteMorningReport(
            CertificateStore certificates,
            MorningReader reader,
            UpcomingActions upcoming,
            MarketReader market,
            LossReader losses,
            Watchlist watchlist,
            MorningReports reports,
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            DecisionSettings settings) {
        this.certificates = certificates;
        this.reader = reader;
        this.upcoming = upcoming;
        this.market = market;
        this.losses = losses;
        this.watchlist = watchlist;
        this.reports = reports;
        this.calendar = calendar;
        this.schedule = schedule;
        this.settings = settings;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        CertificateStore.Decision decision = certificates
                .ofRun(context.runId())
                .orElseThrow(() -> new OperationFailedException(
                        "Run " + context.runId() + " has decided on no session",
                        "It is submitted by itself after a decision; GET /api/v1/morning-report shows the latest."));
        Certificate certificate = decision.certificate();
        if (!stands(certificate)) {
            return OperationOutcome.succeeded(Map.of(
                    "session",
                    certificate.session(),
                    "summary",
                    "decided after the next open: the report of the decision that was made in time stays"));
        }
        MorningReport report = MorningReport.of(
                new MorningReport.Decision(
                        certificate.runId(), decision.decidedAt(), certificate.certified(), certificate.reasons()),
                facts(certificate.session(), decision.decidedAt()),
                settings.rankChange());
        reports.keep(report);
        return OperationOutcome.succeeded(
                Map.of("session", report.session(), "alerts", report.alerts().size(), "summary", report.summary()));
    }

    private boolean stands(Certificate certificate) {
        return certificates.list(Optional.of(certificate.session()), 1).stream()
                .allMatch(standing -> standing.certificate().runId().equals(certificate.runId()));
    }

    private MorningFacts facts(LocalDate session, Instant decidedAt) {
        Map<LocalDate, SessionCoverage> coverage = market.coverage(SESSIONS).stream()
                .collect(Collectors.toMap(SessionCoverage::session, counted -> counted));
        LocalDate before = coverage.keySet().stream()
                .filter(session::isAfter)
                .max(LocalDate::compareTo)
                .orElse(calendar.previous(session));
        LocalDate next = calendar.next(session);
        Optional<String> model = reader.model(session);
        Scores scoresBefore = model.flatMap(name -> reader.scores(before, name)).orElse(null);
        return new MorningFacts(
                before,
                session,
                next,
                reader.universe(before, session),
                coverage.get(before),
                coverage.get(session),
                losses.lostCells(Loss.FEATURES, List.of(before, session)),
                reader.revisions(decidedAt(before), decidedAt, session),
                scoresBefore,
                model.flatMap(name -> reader.scores(session, name)).orElse(null),
                reader.returns(session),
                actions(before, session, next),
                reader.filed(before, session),
                reader.held(watchlist.all(), session));
    }

    /** What is stored, and what is announced for the next session; a report without the announcements is better than none. */
    private List<ActionDay> actions(LocalDate before, LocalDate session, LocalDate next) {
        Set<ActionDay> all = new LinkedHashSet<>(reader.actions(before, next));
        try {
            all.addAll(upcoming.of(session.plusDays(1), next));
        } catch (ServiceUnreachableException unknown) {
            LOG.warnf("Failed to ask for the actions announced for %s: %s", next, unknown.getMessage());
        }
        return List.copyOf(all);
    }

    /** A session nobody decided on was known as it was when its bars were due. */
    private Instant decidedAt(LocalDate before) {
        return certificates.list(Optional.of(before), 1).stream()
                .findFirst()
                .map(CertificateStore.Decision::decidedAt)
                .orElseGet(() -> schedule.barsDue(before));
    }
}
