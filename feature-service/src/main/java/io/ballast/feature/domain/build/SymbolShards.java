package io.ballast.feature.domain.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts a universe into shards of neighbouring symbols. */
public final class SymbolShards {
    private SymbolShards() {}

    /**
     * Cuts symbols into shards whose numbers of symbols differ by 1 at most.
     *
     * @param symbols each once
     * @param shards how many are wanted, at least 1; there are fewer if there are fewer symbols
     * @return shards in order of symbol, none of them empty; together they have every symbol once
     */
    public static List<List<String>> cut(Collection<String> symbols, int shards) {
        if (shards < 1) {
            throw new IllegalArgumentException(shards + " shards are not possible: at least 1 is expected");
        }
        List<String> ordered = symbols.stream().sorted().toList();
        int count = Math.min(shards, ordered.size());
        List<List<String>> cut = new ArrayList<>(count);
        for (int shard = 0; shard < count; shard++) {
            cut.add(ordered.subList(border(shard, count, ordered.size()), border(shard + 1, count, ordered.size())));
        }
        return cut;
    }

    private static int border(int shard, int shards, int symbols) {
        return Math.toIntExact((long) symbols * shard / shards);
    }
}
