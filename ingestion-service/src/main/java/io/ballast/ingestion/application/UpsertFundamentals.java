package io.ballast.ingestion.application;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.identity.NamedSecurity;
import io.ballast.ingestion.domain.universe.MembershipHistory;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Brings in the statements of all members, present and former. What came is committed at once, so that an operation that
 * is taken up again goes on with the others; run again, it changes only what changed. A provider that does not answer is
 * waited for.
 *
 * <p>Parameters: {@code final}, false by default.
 */
@ApplicationScoped
public class UpsertFundamentals implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "upsert-fundamentals";

    private static final int BATCH = 100;

    private final MarketDataProvider provider;
    private final SecurityStore securities;
    private final SymbolBook book;
    private final FilingStore filings;
    private final RunClosing closing;

    @Inject
    UpsertFundamentals(
            MarketDataProvider provider,
            SecurityStore securities,
            SymbolBook book,
            FilingStore filings,
            RunClosing closing) {
        this.provider = provider;
        this.book = book;
        this.securities = securities;
        this.filings = filings;
        this.closing = closing;
    }

    /**
     * What was brought in since the operation was last taken up.
     *
     * @param symbols companies asked for
     * @param statements statements that are new or changed
     * @param shares numbers of shares that are new or changed
     * @param unusable filings that cannot be placed in time
     */
    public record Result(int symbols, int statements, int shares, int unusable) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        List<NamedSecurity> members = members();
        Tally tally = new Tally(filings.heard(operation.id()));
        Waiting waiting = new Waiting(operation, BackfillSettings.from(operation.variables()));
        String missing = null;
        try (ProviderCalls calls = new ProviderCalls()) {
            for (int from = 0; from < members.size(); from += BATCH) {
                List<NamedSecurity> batch = members.subList(from, Math.min(members.size(), from + BATCH));
                waiting.untilAnswered("fundamentals", () -> hear(operation, calls, batch, tally));
                operation.progress(from + batch.size(), members.size(), "symbols");
            }
        } catch (ProviderException failed) {
            if (failed.kind() != Kind.UNAVAILABLE) {
                throw failed;
            }
            missing = "Fundamentals are not in the provider's plan: " + failed.getMessage();
        }
        closing.close(operation, false);
        return missing == null ? OperationOutcome.succeeded(tally.sum) : OperationOutcome.partial(tally.sum, missing);
    }

    private List<NamedSecurity> members() {
        Map<String, MembershipHistory> memberships = securities.memberships();
        return book.known().stream()
                .filter(security -> !memberships.get(security.symbol()).isEmpty())
                .toList();
    }

    /** Asks for those of a batch that have not answered, and saves the answers that come. */
    private Tally hear(OperationContext operation, ProviderCalls calls, List<NamedSecurity> batch, Tally tally) {
        List<NamedSecurity> open = batch.stream()
                .filter(member -> !tally.heard.contains(member.symbol()))
                .toList();
        ProviderCalls.Answers<NamedSecurity, Filings> got = calls.untilFailure(
                open, member -> provider.filings(member.symbol(), member.cik()), operation::checkpoint);
        List<String> symbols =
                got.byItem().keySet().stream().map(NamedSecurity::symbol).toList();
        tally.add(symbols, save(operation, symbols, got.byItem().values()));
        got.failure().ifPresent(failure -> {
            throw failure;
        });
        return tally;
    }

    private Result save(OperationContext operation, List<String> symbols, Collection<Filings> answers) {
        return QuarkusTransaction.requiringNew().call(() -> {
            filings.noteHeard(operation.id(), symbols);
            return new Result(
                    symbols.size(),
                    filings.saveStatements(answers.stream()
                            .flatMap(filing -> filing.statements().stream())
                            .toList()),
                    filings.saveShares(answers.stream()
                            .flatMap(filing -> filing.shares().stream())
                            .toList()),
                    answers.stream().mapToInt(Filings::unusable).sum());
        });
    }

    /** How far one attempt has come. */
    private static final class Tally {

        private final Set<String> heard;
        private Result sum = new Result(0, 0, 0, 0);

        Tally(Set<String> heard) {
            this.heard = new HashSet<>(heard);
        }

        void add(List<String> symbols, Result more) {
            heard.addAll(symbols);
            sum = new Result(
                    sum.symbols + more.symbols,
                    sum.statements + more.statements,
                    sum.shares + more.shares,
                    sum.unusable + more.unusable);
        }
    }
}
