package io.ballast.model.application;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.target.Champion;
import io.ballast.model.domain.target.CoverageAnalysis;
import io.ballast.model.domain.target.CoverageSpan;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.target.TargetSelection;
import io.ballast.model.domain.target.WindowCoverage;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingScheduleTest {

    private static final LocalDate SESSION = LocalDate.parse("2018-01-31");
    private static final int EVERY = 5;

    @Test
    void shouldTrainWhereNoChampionCouldPredict() {
        assertThat(TrainingSchedule.due(Optional.empty(), EVERY, false, Optional.empty(), Optional::empty))
                .hasValue("there is no champion that could predict");
    }

    @Test
    void shouldLetTheChampionPredictUntilItIsTooOld() {
        assertThat(due(Target.FWD_RET_RESID, 0, 0.9, 0.9)).isEmpty();
        assertThat(due(Target.FWD_RET_RESID, 4, 0.9, 0.9)).isEmpty();
        assertThat(due(Target.FWD_RET_RESID, 5, 0.9, 0.9))
                .hasValue("the champion is 5 sessions old, TRAIN_EVERY_SESSIONS=5");
    }

    @Test
    void shouldTrainWhenTheDataAllowsAnotherTarget() {
        assertThat(due(Target.FWD_RET_RESID, 1, 0.9, 0.1))
                .hasValue("the champion predicts fwd_ret_resid, the data allows fwd_ret");
        assertThat(due(Target.FWD_RET, 1, 0.9, 0.9))
                .hasValue("the champion predicts fwd_ret, the data allows fwd_ret_resid");
        assertThat(due(Target.FWD_RET, 1, 0.9, 0.1)).isEmpty();
    }

    @Test
    void shouldLetTheChampionPredictWhereTheDataAllowsNothing() {
        assertThat(due(Target.FWD_RET_RESID, 1, 0.1, 0.1)).isEmpty();
        assertThat(TrainingSchedule.due(champion(Target.FWD_RET, 1), EVERY, false, Optional.empty(), Optional::empty))
                .isEmpty();
    }

    @Test
    void shouldNotRepeatATrainingThatWasNotPromoted() {
        Optional<Target> primary = Optional.of(Target.FWD_RET_RESID);
        Optional<Target> fallback = Optional.of(Target.FWD_RET);

        assertThat(due(Target.FWD_RET_RESID, 7, primary, 0.9, 0.9)).isEmpty();
        assertThat(due(Target.FWD_RET_RESID, 2, fallback, 0.9, 0.1)).isEmpty();
        assertThat(due(Target.FWD_RET_RESID, 7, fallback, 0.9, 0.9))
                .hasValue("the champion is 7 sessions old, TRAIN_EVERY_SESSIONS=5");
        assertThat(due(Target.FWD_RET_RESID, 2, primary, 0.9, 0.1))
                .hasValue("the champion predicts fwd_ret_resid, the data allows fwd_ret");
    }

    @Test
    void shouldLetTheChampionPredictAfterATrainingThatFailed() {
        Optional<Target> none = Optional.empty();

        assertThat(TrainingSchedule.due(champion(Target.FWD_RET_RESID, 7), EVERY, true, none, Optional::empty))
                .isEmpty();
        assertThat(TrainingSchedule.due(Optional.empty(), EVERY, true, none, Optional::empty))
                .hasValue("there is no champion that could predict");
    }

    private static Optional<String> due(Target target, int age, double fwdRet, double fwdRetResid) {
        return due(target, age, Optional.empty(), fwdRet, fwdRetResid);
    }

    private static Optional<String> due(
            Target target, int age, Optional<Target> tried, double fwdRet, double fwdRetResid) {
        Optional<Champion> champion = champion(target, age);
        TargetDecision decision =
                new TargetSelection(0.6, 0.02).decide(coverage(fwdRet, fwdRetResid), Optional.of(target), champion);
        return TrainingSchedule.due(champion, EVERY, false, tried, () -> Optional.of(decision));
    }

    private static Optional<Champion> champion(Target target, int age) {
        return Optional.of(new Champion(SESSION, target, age));
    }

    private static CoverageAnalysis coverage(double fwdRet, double fwdRetResid) {
        WindowCoverage all = new WindowCoverage(
                10, 1000, Math.round(1000 * fwdRet), Math.round(1000 * fwdRetResid), fwdRet, fwdRetResid);
        Map<CoverageSpan, WindowCoverage> spans =
                Stream.of(CoverageSpan.values()).collect(Collectors.toMap(Function.identity(), span -> all));
        return new CoverageAnalysis(spans);
    }
}
