package io.ballast.model.application;

import java.util.UUID;

/** Another champion took the place of the one that was predicting: what it made is not published. */
final class ChampionChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChampionChangedException(UUID predicting, UUID champion) {
        super("training " + predicting + " predicted, but the champion is training " + champion + " now");
    }
}
