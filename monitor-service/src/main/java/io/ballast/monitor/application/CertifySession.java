package io.ballast.monitor.application;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.contracts.ModelTrained;
import io.ballast.contracts.PredictionsReady;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.Operations;
import io.ballast.monitor.domain.certificate.Certificate;
import io.ballast.monitor.domain.certificate.CertificateRule;
import io.ballast.monitor.domain.certificate.Evidence;
import io.ballast.monitor.domain.certificate.OpenIncidents;
import io.ballast.monitor.domain.certificate.PredictionsHash;

/** Judges the session of a run whose predictions are all there, once. */
@Singleton
public class CertifySession implements OperationHandler {

    /** The operation's type; it is submitted by the monitor itself. */
    public static final String TYPE = "certify-session";

    private static final Logger LOG = Logger.getLogger(CertifySession.class);

    private final EventLog log;
    private final StatusBoard board;
    private final IncidentStore incidents;
    private final RuleStore rules;
    private final Judge judge;
    private final CertificateRule rule;
    private final CertificateIssuer issuer;
    private final Operations operations;
    private final BusinessClock clock;
    private final Thresholds thresholds;
    private final Event<DataChanged> changes;

    @Inject
    CertifySession(
            EventLog log,
            StatusBoard board,
            IncidentStore incidents,
            RuleStore rules,
            Judge judge,
            ExchangeCalendar calendar,
            CertificateIssuer issuer,
            Operations operations,
            BusinessClock clock,
            Thresholds thresholds,
            Event<DataChanged> changes) {
        this.log = log;
        this.board = board;
        this.incidents = incidents;
        this.rules = rules;
        this.judge = judge;
        this.rule = new CertificateRule(calendar);
        this.issuer = issuer;
        this.operations = operations;
        this.clock = clock;
        this.thresholds = thresholds;
        this.changes = changes;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        String runId = context.runId();
        ModelTrained trained = log.find(runId, ModelTrained.class).stream()
                .reduce((first, last) -> last)
                .orElseThrow(() -> new OperationFailedException(
                        "Run " + runId + " has no trained models to judge",
                        "It is submitted by itself after training."));
        // What this run has repaired is no reason to withhold its session.
        board.refresh();
        OpenIncidents open = OpenIncidents.of(incidents.unresolved(), rules.all());
        Evidence evidence = judge.evidence(thresholds.now(), trained, open);
        Instant now = clock.instant();
        Certificate decided = rule.decide(runId, PredictionsHash.of(contentHashes(trained)), evidence, now);
        Certificate issued = issuer.issue(new CertificateStore.Decision(decided, now));
        tell(evidence, issued);
        changes.fire(new DataChanged(true));
        String key = runId + ":" + WriteMorningReport.TYPE;
        operations.submit(new OperationRequest(WriteMorningReport.TYPE, null, runId, key));
        return OperationOutcome.succeeded(result(issued));
    }

    private Map<String, String> contentHashes(ModelTrained trained) {
        Map<String, String> hashes = new HashMap<>();
        List<PredictionsReady> predictions = log.find(trained.runId(), PredictionsReady.class);
        trained.models().forEach(model -> predictions.stream()
                .filter(ready ->
                        ready.model().equals(model.name()) && ready.version().equals(model.version()))
                .forEach(ready -> hashes.put(model.name(), ready.contentHash())));
        return hashes;
    }

    private static void tell(Evidence evidence, Certificate issued) {
        VerdictLog.breadth(evidence.breadth());
        VerdictLog.targetCoverage(evidence.targetCoverage());
        if (issued.certified()) {
            LOG.infof("Session %s is certified (run %s)", issued.session(), issued.runId());
        } else {
            LOG.warnf("Session %s is withheld (run %s): %s", issued.session(), issued.runId(), issued.reasons());
        }
    }

    private static Map<String, Object> result(Certificate issued) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("session", issued.session());
        result.put("certified", issued.certified());
        result.put("predictionsHash", issued.predictionsHash());
        result.put("reasons", issued.reasons());
        return result;
    }
}
