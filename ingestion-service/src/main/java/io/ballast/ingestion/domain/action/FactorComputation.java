package io.ballast.ingestion.domain.action;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;

/**
 * Forward factors of one symbol. They grow from the first bar on, so that a new action never changes an earlier value:
 * a split of {@code from} into {@code to} shares multiplies both factors by {@code to / from}, a cash dividend D
 * multiplies the price factor by {@code 1 / (1 - D / q)}, where q is the last stored close before the ex-date, brought
 * to the new share size if the share is split on that same date.
 *
 * <p>A dividend without a stored close before it is left out without being refused: nothing before it needs adjusting.
 */
public final class FactorComputation {

    /** A dividend above this share of the price is taken for an error, not for a payment. */
    public static final double LARGEST_DIVIDEND_SHARE = 0.25;

    private static final String HOME_CURRENCY = "USD";

    private final CloseHistory closes;
    private final List<FactorStep> steps = new ArrayList<>();
    private final List<RefusedAction> refused = new ArrayList<>();

    private FactorComputation(CloseHistory closes) {
        this.closes = closes;
    }

    /**
     * Computes the factors.
     *
     * @param actions of one symbol, in any order; the order makes no difference
     * @param closes that symbol's stored raw closes
     */
    public static AdjustmentFactors compute(List<? extends CorporateAction> actions, CloseHistory closes) {
        NavigableMap<LocalDate, List<CorporateAction>> byDate = new TreeMap<>();
        for (CorporateAction action : actions) {
            byDate.computeIfAbsent(action.exDate(), date -> new ArrayList<>()).add(action);
        }
        FactorComputation computation = new FactorComputation(closes);
        byDate.forEach(computation::apply);
        return new AdjustmentFactors(computation.steps, computation.refused);
    }

    private void apply(LocalDate exDate, List<CorporateAction> actions) {
        actions.sort(Comparator.comparing(CorporateAction::id));
        double split = splitRatio(actions);
        double dividends = dividendRatio(exDate, actions, split);
        if (split == 1 && dividends == 1) {
            return;
        }
        FactorStep before = steps.isEmpty() ? new FactorStep(exDate, 1, 1) : steps.get(steps.size() - 1);
        steps.add(new FactorStep(exDate, before.price() * split * dividends, before.split() * split));
    }

    private double splitRatio(List<CorporateAction> actions) {
        double ratio = 1;
        for (CorporateAction action : actions) {
            if (action instanceof Split split) {
                if (isPositive(split.from()) && isPositive(split.to())) {
                    ratio *= split.to() / split.from();
                } else {
                    refuse(split, "split of " + split.from() + " into " + split.to() + " is not positive");
                }
            }
        }
        return ratio;
    }

    private double dividendRatio(LocalDate exDate, List<CorporateAction> actions, double splitRatio) {
        double ratio = 1;
        for (CorporateAction action : actions) {
            if (action instanceof CashDividend dividend && isUsable(dividend)) {
                OptionalDouble close = closes.lastBefore(exDate);
                if (close.isPresent()) {
                    ratio *= ratioOf(dividend, close.getAsDouble() / splitRatio);
                }
            }
        }
        return ratio;
    }

    private boolean isUsable(CashDividend dividend) {
        if (!isPositive(dividend.amount())) {
            refuse(dividend, "dividend of " + dividend.amount() + " is not positive");
            return false;
        }
        if (!HOME_CURRENCY.equals(dividend.currency())) {
            refuse(dividend, "dividend in " + dividend.currency() + " without a rate to " + HOME_CURRENCY);
            return false;
        }
        return true;
    }

    private double ratioOf(CashDividend dividend, double close) {
        double share = dividend.amount() / close;
        if (share > LARGEST_DIVIDEND_SHARE) {
            refuse(
                    dividend,
                    "dividend of " + dividend.amount() + " is more than a quarter of the last close " + close
                            + " before it");
            return 1;
        }
        return 1 / (1 - share);
    }

    private void refuse(CorporateAction action, String reason) {
        refused.add(new RefusedAction(action, reason));
    }

    private static boolean isPositive(double value) {
        return value > 0 && Double.isFinite(value);
    }
}
