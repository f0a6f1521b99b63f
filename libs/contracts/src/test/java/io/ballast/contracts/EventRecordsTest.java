package io.ballast.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventRecordsTest {

    private static final LocalDate SESSION = LocalDate.of(2018, 2, 7);
    private static final UUID ID = UUID.fromString("a3c0de10-5f37-4d0b-8f7c-6a1d5c1e0003");

    @Test
    void shouldNameTheMissingField() {
        assertThatThrownBy(() -> new PredictionsReady(null, SESSION, "ridge", "1", 5, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("runId is missing");
        assertThatThrownBy(() -> new PredictionsReady("r", SESSION, " ", "1", 5, "x"))
                .hasMessage("model is blank");
    }

    @Test
    void shouldNotFollowLaterChangesOfAList() {
        List<String> causes = new ArrayList<>(List.of("halt"));

        ThresholdBreached event = new ThresholdBreached(ID, "breadth", Severity.WARNING, 1.0, 2.0, null, causes);
        causes.add("late");

        assertThat(event.causes()).containsExactly("halt");
    }

    @Test
    void shouldRefuseNaNAndInfinity() {
        assertThatThrownBy(() -> new CertificateCheck("breadth", Double.NaN, null, true))
                .hasMessageStartingWith("value=NaN");
        assertThatThrownBy(() -> new TargetCoverage(0.5, Double.POSITIVE_INFINITY))
                .hasMessageStartingWith("fwd_ret_resid=Infinity");
        assertThatThrownBy(() -> new TargetCoverage(1.5, null)).hasMessageStartingWith("fwd_ret=1.5");
    }

    @Test
    void shouldRefuseRangeThatEndsBeforeItStarts() {
        assertThatThrownBy(
                        () -> new RemediationRequested(ID, "re-ingest", List.of(), SESSION, SESSION.minusDays(1), null))
                .hasMessage("to=2018-02-06 is before from=2018-02-07");
    }

    @Test
    void shouldAllowNoRangeButNotHalfARange() {
        assertThat(bars(null, null, 0, 1).from()).isNull();
        assertThatThrownBy(() -> bars(SESSION, null, 0, 1)).hasMessage("to is missing");
    }

    @Test
    void shouldRefuseShardOutsideShards() {
        assertThatThrownBy(() -> bars(SESSION, SESSION, 2, 2)).hasMessageStartingWith("shard=2 of shards=2");
    }

    @Test
    void shouldRefuseFallbackThatContradictsTheTargets() {
        List<TrainedModel> models = List.of(new TrainedModel("ridge", "1", null, 1));
        TargetCoverage coverage = new TargetCoverage(0.9, 0.9);

        assertThatThrownBy(() -> new ModelTrained(
                        "r", ID, SESSION, Targets.FWD_RET_RESID, Targets.FWD_RET, false, coverage, 0.6, false, models))
                .hasMessageContaining("fallback=false contradicts");
        assertThatThrownBy(() -> new ModelTrained(
                        "r", ID, SESSION, Targets.FWD_RET, Targets.FWD_RET, false, coverage, 0.6, false, List.of()))
                .hasMessageStartingWith("models is empty");
    }

    @Test
    void shouldNotCertifyWithoutOrAgainstAnyCheck() {
        CertificateCheck failed = new CertificateCheck("breadth", 80.0, 100.0, false);

        assertThatThrownBy(() -> new SessionCertified("r", SESSION, "h", List.of(failed), List.of()))
                .hasMessageContaining("did not pass");
        assertThatThrownBy(() -> new SessionCertified("r", SESSION, "h", List.of(), List.of()))
                .hasMessageStartingWith("checks is empty");
        assertThatThrownBy(() -> new SessionWithheld("r", SESSION, "h", List.of(failed), List.of()))
                .hasMessageStartingWith("reasons is empty");
    }

    @Test
    void shouldFindCoverageByTarget() {
        TargetCoverage coverage = new TargetCoverage(0.9, null);

        assertThat(coverage.of(Targets.FWD_RET)).isEqualTo(0.9);
        assertThat(coverage.of(Targets.FWD_RET_RESID)).isNull();
        assertThatThrownBy(() -> coverage.of("close")).hasMessage("unknown target close");
    }

    private static BarsIngested bars(LocalDate from, LocalDate to, int shard, int shards) {
        return new BarsIngested(
                "r", true, "daily-ingest", List.of("polygon"), from, to, 0, 0, 0, 0, 0, shard, shards, "h");
    }
}
