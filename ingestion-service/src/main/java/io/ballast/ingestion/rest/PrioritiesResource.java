package io.ballast.ingestion.rest;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.PriorityRules;
import io.ballast.ingestion.application.ProviderOrder;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.domain.arbitration.PriorityRule;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** In which order providers are believed: per symbol, or for all of them ({@code *}), and over some sessions. */
@Path("/api/v1/provider-priorities")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PrioritiesResource {

    private static final String ALL = "*";

    private final PriorityRules rules;
    private final ProviderOrder providers;
    private final SymbolBook book;

    @Inject
    PrioritiesResource(PriorityRules rules, ProviderOrder providers, SymbolBook book) {
        this.rules = rules;
        this.providers = providers;
        this.book = book;
    }

    /**
     * The order that is configured, and where it does not hold.
     *
     * @param configured the most believed first
     * @param rules those about all symbols first
     */
    public record Priorities(List<String> configured, List<PriorityRule> rules) {}

    /**
     * What a person declares.
     *
     * @param providers the most believed first
     * @param to the date after the last session; null for good
     */
    public record Said(List<String> providers, String to, String reason, String author) {}

    @GET
    public Priorities priorities() {
        return new Priorities(providers.names(), rules.all());
    }

    @PUT
    @Path("{symbol}/{from}")
    @Consumes(MediaType.APPLICATION_JSON)
    public PriorityRule declare(@PathParam("symbol") String symbol, @PathParam("from") String from, Said said) {
        PriorityRule rule = rule(symbol, from, Limits.body(said));
        for (String name : rule.providers()) {
            if (!providers.names().contains(name)) {
                throw Problem.badRequest(
                        "providers=" + rule.providers() + " is not allowed: " + name + " is not in use",
                        "Name some of " + providers.names() + ".");
            }
        }
        QuarkusTransaction.requiringNew().run(() -> rules.declare(rule));
        return rule;
    }

    @DELETE
    @Path("{symbol}/{from}")
    public void withdraw(@PathParam("symbol") String symbol, @PathParam("from") String from) {
        LocalDate first = Dates.askedIfAny("from", from).orElse(null);
        boolean withdrawn = QuarkusTransaction.requiringNew().call(() -> rules.withdraw(known(symbol), first));
        if (!withdrawn) {
            throw Problem.notFound(
                    "There is no priority of " + symbol + " from " + first + " on", "See /api/v1/provider-priorities.");
        }
    }

    private PriorityRule rule(String symbol, String from, Said said) {
        try {
            return new PriorityRule(
                    known(symbol),
                    Dates.askedIfAny("from", from).orElse(null),
                    Dates.askedIfAny("to", said.to()).orElse(null),
                    said.providers() == null ? List.of() : said.providers(),
                    Limits.text("reason", said.reason()),
                    Limits.text("author", said.author()));
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(refused.getMessage(), "See the example in docs/providers.md.");
        }
    }

    /** Null stands for all symbols. */
    private String known(String symbol) {
        return symbol.equals(ALL) ? null : Limits.symbol(book, symbol);
    }
}
