package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.clock.BusinessClock;

/**
 * Compares clock and calendar of each provider with ours: a closure that was decreed after the calendar was made shows
 * before its bars are missing. What differs is for a person to decide.
 */
@ApplicationScoped
public class CheckProviders {

    private static final Logger LOG = Logger.getLogger(CheckProviders.class);
    private static final double MILLIS = 1e3;

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final ProviderOrder providers;
    private final AbsenceLedger ledger;
    private final ProviderChecks checks;
    private final BusinessClock clock;

    @Inject
    CheckProviders(ProviderOrder providers, AbsenceLedger ledger, ProviderChecks checks, BusinessClock clock) {
        this.providers = providers;
        this.ledger = ledger;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * Checks all providers for the year from a day on. One that does not answer keeps the check it has.
     *
     * @param from first day looked at
     */
    void check(LocalDate from) {
        for (MarketDataProvider provider : providers.all()) {
            try {
                hours(provider, from).ifPresent(check -> {
                    QuarkusTransaction.requiringNew().run(() -> checks.save(check));
                    check.differences()
                            .forEach(day -> LOG.warnf(
                                    "%s says that %s is %s; the calendar says %s",
                                    check.provider(),
                                    day.date(),
                                    day.theirs().label(),
                                    day.ours().label()));
                });
            } catch (ProviderException noAnswer) {
                LOG.warnf("Failed to check clock and calendar: %s", noAnswer.getMessage());
            }
        }
    }

    private Optional<ProviderCheck> hours(MarketDataProvider provider, LocalDate from) {
        return provider.hours(from, from.plusYears(1)).map(hours -> {
            Instant now = clock.instant();
            return new ProviderCheck(
                    provider.name(),
                    now,
                    hours.days().to(),
                    hours.clock() == null
                            ? Double.NaN
                            : Duration.between(hours.clock(), now).toMillis() / MILLIS,
                    hours.days().differencesFrom(calendar, ledger.closedDays()));
        });
    }
}
