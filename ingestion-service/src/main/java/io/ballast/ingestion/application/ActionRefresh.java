package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.jboss.logging.Logger;

import io.ballast.ingestion.application.ActionStore.ActionWithClose;
import io.ballast.ingestion.application.LearntActions.Days;
import io.ballast.ingestion.domain.action.AdjustmentFactors;
import io.ballast.ingestion.domain.action.CorporateAction;
import io.ballast.ingestion.domain.action.CorporateAction.CashDividend;
import io.ballast.ingestion.domain.action.CorporateAction.Split;
import io.ballast.ingestion.domain.action.FactorComputation;
import io.ballast.ingestion.domain.action.RefusedAction;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Brings splits and dividends in, and the factors of the bars up to them. */
@ApplicationScoped
public class ActionRefresh {

    private static final Logger LOG = Logger.getLogger(ActionRefresh.class);

    private final MarketDataProvider provider;
    private final ActionStore actions;
    private final BarStore bars;
    private final RunLedger ledger;

    @Inject
    ActionRefresh(MarketDataProvider provider, ActionStore actions, BarStore bars, RunLedger ledger) {
        this.provider = provider;
        this.actions = actions;
        this.bars = bars;
        this.ledger = ledger;
    }

    /**
     * The actions of securities in a range of ex-dates.
     *
     * @param from first ex-date
     * @param to last ex-date, included
     * @param symbols the securities; others are left out
     */
    public LearntActions fetch(LocalDate from, LocalDate to, Collection<String> symbols) {
        Set<String> wanted = Set.copyOf(symbols);
        List<Split> splits = provider.splits(from, to);
        List<CashDividend> dividends = provider.dividends(from, to);
        List<CorporateAction> ofWanted = Stream.concat(splits.stream(), dividends.stream())
                .map(CorporateAction.class::cast)
                .filter(action -> wanted.contains(action.symbol()))
                .toList();
        return new LearntActions(provider.name(), ofWanted, wanted, from, to, Days.of(splits), Days.of(dividends));
    }

    /**
     * Saves actions and computes all factors anew; the run's range reaches back to the first bar that is touched.
     *
     * @return what was refused, and what the provider tells of no more
     */
    @Transactional(TxType.REQUIRES_NEW)
    public ActionChanges apply(String runId, LearntActions learnt) {
        ActionStore.Saved saved = actions.save(learnt);
        Map<String, AdjustmentFactors> factors = new LinkedHashMap<>();
        List<RefusedAction> refused = new ArrayList<>();
        actions.all().forEach((symbol, ofSymbol) -> {
            AdjustmentFactors computed = compute(ofSymbol);
            factors.put(symbol, computed);
            refused.addAll(computed.refused());
        });
        LocalDate firstChanged = actions.apply(factors);
        reachBack(runId, earliest(saved.earliest(), firstChanged));
        refused.forEach(action -> LOG.warnf(
                "%s on %s is put aside: %s",
                action.action().symbol(), action.action().exDate(), action.reason()));
        tell(learnt.provider(), saved.missing());
        return new ActionChanges(refused, saved.missing());
    }

    private static void tell(String provider, ActionStore.Missing missing) {
        if (!missing.withdrawn().isEmpty()) {
            LOG.infof("Withdrawn by %s: %s", provider, ActionChanges.named(missing.withdrawn()));
        }
        if (!missing.heldBack().isEmpty()) {
            LOG.warnf(
                    "%s tells no more of %d actions, too many to be withdrawn at once; they stay: %s",
                    provider, missing.heldBack().size(), ActionChanges.named(missing.heldBack()));
        }
    }

    private static AdjustmentFactors compute(List<ActionWithClose> ofSymbol) {
        Map<LocalDate, Double> closes = new LinkedHashMap<>();
        List<CorporateAction> plain = new ArrayList<>();
        for (ActionWithClose action : ofSymbol) {
            plain.add(action.action());
            closes.put(action.action().exDate(), action.closeBefore());
        }
        return FactorComputation.compute(plain, exDate -> {
            double close = closes.get(exDate);
            return Double.isNaN(close) ? OptionalDouble.empty() : OptionalDouble.of(close);
        });
    }

    private void reachBack(String runId, LocalDate earliest) {
        LocalDate first = bars.firstSession().orElse(null);
        if (earliest == null || first == null) {
            return;
        }
        LocalDate last = bars.lastSession().orElseThrow();
        LocalDate from =
                earliest.isBefore(first) ? first : ExchangeCalendar.xnys().onOrAfter(earliest);
        if (!from.isAfter(last)) {
            ledger.reachBack(runId, from, last);
        }
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
