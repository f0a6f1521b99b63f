package io.ballast.model.application;

import java.util.UUID;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

/** Another champion took the place of the one that was predicting: what it made is not published. */
final class ChampionChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ChampionChangedException.class);

    ChampionChangedException(UUID predicting, UUID champion) {
        super("training " + predicting + " predicted, but the champion is training " + champion + " now");
    }

    /**
     * Does work that ends with a publication by the champion, from its start whenever the champion has changed meanwhile.
     *
     * @param work asks who is the champion; may be done more than once
     */
    static <T> T repeated(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (ChampionChangedException changed) {
                LOG.infof("Predicts again: %s", changed.getMessage());
            }
        }
    }
}
