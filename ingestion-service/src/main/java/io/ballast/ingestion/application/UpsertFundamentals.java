package io.ballast.ingestion.application;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.domain.identity.NamedSecurity;
import io.ballast.ingestion.domain.universe.MembershipHistory;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Brings in the statements of all members, present and former. Each batch of companies is committed by itself; run
 * again, it changes only what changed.
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
     * What was brought in.
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
        Result sum = new Result(0, 0, 0, 0);
        String missing = null;
        try (ProviderCalls calls = new ProviderCalls()) {
            for (int from = 0; from < members.size(); from += BATCH) {
                List<NamedSecurity> batch = members.subList(from, Math.min(members.size(), from + BATCH));
                sum = save(
                        calls.each(
                                batch,
                                member -> provider.filings(member.symbol(), member.cik()),
                                operation::checkpoint),
                        sum);
                operation.progress(sum.symbols(), members.size(), "symbols");
            }
        } catch (ProviderException failed) {
            if (failed.kind() != Kind.UNAVAILABLE) {
                throw failed;
            }
            missing = "Fundamentals are not in the provider's plan: " + failed.getMessage();
        }
        closing.close(operation, false);
        return missing == null ? OperationOutcome.succeeded(sum) : OperationOutcome.partial(sum, missing);
    }

    private List<NamedSecurity> members() {
        Map<String, MembershipHistory> memberships = securities.memberships();
        return book.known().stream()
                .filter(security -> !memberships.get(security.symbol()).isEmpty())
                .toList();
    }

    private Result save(List<Filings> batch, Result sum) {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Result(
                        sum.symbols() + batch.size(),
                        sum.statements()
                                + filings.saveStatements(batch.stream()
                                        .flatMap(filing -> filing.statements().stream())
                                        .toList()),
                        sum.shares()
                                + filings.saveShares(batch.stream()
                                        .flatMap(filing -> filing.shares().stream())
                                        .toList()),
                        sum.unusable()
                                + batch.stream().mapToInt(Filings::unusable).sum()));
    }
}
