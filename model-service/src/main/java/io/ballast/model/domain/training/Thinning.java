package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Leaves out sessions evenly, as labels of neighbouring sessions tell nearly the same. */
public final class Thinning {

    private Thinning() {}

    /**
     * Every second, third, ... item, counted back from the last one.
     *
     * @param items in the order of time
     * @param stride 1 keeps all, 2 every second one
     * @return the kept items in their order, the last one among them
     */
    public static <T> List<T> of(List<T> items, int stride) {
        List<T> kept = new ArrayList<>(items.size() / stride + 1);
        for (int i = items.size() - 1; i >= 0; i -= stride) {
            kept.add(items.get(i));
        }
        Collections.reverse(kept);
        return kept;
    }
}
