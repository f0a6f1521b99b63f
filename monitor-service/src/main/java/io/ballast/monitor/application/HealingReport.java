package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.ballast.monitor.domain.healing.HealingPlan;

/**
 * What a look for gaps found, and what became of it.
 *
 * @param runId the run that repairs, null if nothing was asked for
 * @param dryRun whether it was only planned
 * @param facts gaps that are facts of the market, by reason; they are left alone
 * @param recoverable the other gaps, by reason
 * @param asked cells asked for
 * @param symbols symbols they belong to
 * @param from first session of them, null without any
 * @param to last session of them
 * @param healed cells that have a bar since; null if it was only planned
 * @param absent cells that still have none; null if it was only planned
 * @param waiting gaps asked for in vain, whose time has not come again
 * @param givenUp gaps asked for too often in vain
 * @param deferred gaps that the next run asks for
 * @param overBudget gaps beyond what is repaired in a day without a person
 * @param braked sessions a person must decide on
 * @param decision what became of features, models and the certificate
 */
public record HealingReport(
        String runId,
        boolean dryRun,
        Map<String, Long> facts,
        Map<String, Long> recoverable,
        long asked,
        int symbols,
        LocalDate from,
        LocalDate to,
        Long healed,
        Long absent,
        long waiting,
        long givenUp,
        long deferred,
        long overBudget,
        List<HealingPlan.Braked> braked,
        String decision) {

    /**
     * What a repair would do.
     *
     * @param outlook the gaps and the plan
     * @return a report of a plan
     */
    public static HealingReport planned(PlanHealing.Outlook outlook) {
        HealingPlan plan = outlook.plan();
        var sessions = plan.sessions();
        return new HealingReport(
                null,
                true,
                outlook.facts(),
                outlook.recoverable(),
                plan.requests().size(),
                plan.symbols().size(),
                sessions.isEmpty() ? null : sessions.firstKey(),
                sessions.isEmpty() ? null : sessions.lastKey(),
                null,
                null,
                plan.waiting(),
                plan.givenUp(),
                plan.deferred(),
                plan.overBudget(),
                plan.braked(),
                null);
    }

    /** The same once the run is over; the plan may have been made before a restart, so its figures come from the store. */
    HealingReport done(HealingStore.Healing healing, String decided) {
        return new HealingReport(
                healing.runId(),
                false,
                facts,
                recoverable,
                healing.asked(),
                healing.symbols(),
                healing.from(),
                healing.to(),
                healing.healed(),
                healing.absent(),
                waiting,
                givenUp,
                deferred,
                overBudget,
                braked,
                decided);
    }

    /** What a person has to decide on; null if nothing. */
    String question() {
        List<String> waiting = new ArrayList<>();
        if (!braked.isEmpty()) {
            HealingPlan.Braked newest = braked.get(0);
            waiting.add(braked.size() + " sessions lack more members, alone or together, than are repaired without a"
                    + " person, the latest " + newest.session() + " with " + newest.gaps() + " of "
                    + newest.members());
        }
        if (overBudget > 0) {
            waiting.add(overBudget + " cells are more than are repaired in a day without a person");
        }
        return waiting.isEmpty()
                ? null
                : String.join("; ", waiting) + ": look at ./ballast gaps, then ./ballast heal --approve";
    }
}
