package io.ballast.model.application;

import java.util.function.Supplier;

import org.jboss.logging.Logger;

/** Has work done by one and the same champion, from the question who it is to the publication. */
final class UnchangedChampion {

    private static final Logger LOG = Logger.getLogger(UnchangedChampion.class);

    private UnchangedChampion() {}

    /**
     * Does work that ends with a publication by the champion, from its start whenever the champion has changed meanwhile.
     *
     * @param work asks who is the champion; may be done more than once
     */
    static <T> T during(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (ChampionChangedException changed) {
                LOG.infof("Predicts again: %s", changed.getMessage());
            }
        }
    }
}
