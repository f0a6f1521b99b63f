package io.ballast.ingestion.provider.alpaca;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;

/**
 * Asks for many symbols at once. One symbol the provider does not like fails the whole call: the batch is then cut in
 * halves until that one is alone, and it is not asked for again. Safe for use by several threads.
 */
final class SymbolBatches {

    /** So many fit an address that every server takes. */
    static final int SIZE = 100;

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /**
     * Asks for all symbols but those refused before.
     *
     * @param call for the symbols given, of which there is at least one
     * @return what the calls returned, in the order of the symbols
     */
    <T> List<T> ask(Collection<String> symbols, Function<List<String>, T> call) {
        List<String> good =
                symbols.stream().filter(symbol -> !refused.contains(symbol)).toList();
        List<T> answers = new ArrayList<>();
        for (int from = 0; from < good.size(); from += SIZE) {
            ask(good.subList(from, Math.min(good.size(), from + SIZE)), call, answers);
        }
        return answers;
    }

    /** Symbols the provider refuses. */
    Set<String> refused() {
        return Set.copyOf(refused);
    }

    private <T> void ask(List<String> batch, Function<List<String>, T> call, List<T> answers) {
        try {
            answers.add(call.apply(batch));
        } catch (ProviderException failed) {
            if (!isAboutASymbol(failed)) {
                throw failed;
            }
            if (batch.size() == 1) {
                refused.add(batch.get(0));
                return;
            }
            int half = batch.size() / 2;
            ask(batch.subList(0, half), call, answers);
            ask(batch.subList(half, batch.size()), call, answers);
        }
    }

    /** Anything else would be refused in halves too. */
    private static boolean isAboutASymbol(ProviderException failed) {
        return failed.kind() == Kind.REFUSED
                && failed.getMessage().toLowerCase(Locale.ROOT).contains("symbol");
    }
}
