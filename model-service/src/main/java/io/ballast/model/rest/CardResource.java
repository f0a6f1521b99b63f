package io.ballast.model.rest;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.problem.Problem;
import io.ballast.model.application.ModelCard;
import io.ballast.model.application.ModelCards;
import io.ballast.model.card.CardMarkdown;
import io.ballast.model.card.CardPlots;

/** Model cards: for programs, for people, and their plots. */
@Path("/api/v1/models/{name}/versions/{version}")
@Blocking
public class CardResource {

    private final ModelCards cards;

    @PathParam("name")
    String name;

    @PathParam("version")
    String version;

    @Inject
    CardResource(ModelCards cards) {
        this.cards = cards;
    }

    /**
     * A card in every form.
     *
     * @param card its content
     * @param markdown the same for people
     * @param plots SVG by name
     */
    public record Card(ModelCard card, String markdown, Map<String, String> plots) {}

    @GET
    @Path("card")
    @Produces(MediaType.APPLICATION_JSON)
    public Card card() {
        ModelCard card = find();
        return new Card(card, CardMarkdown.of(card), CardPlots.of(card));
    }

    @GET
    @Path("card.md")
    @Produces("text/markdown;charset=UTF-8")
    public String markdown() {
        return CardMarkdown.of(find());
    }

    @GET
    @Path("{plot}.svg")
    @Produces("image/svg+xml")
    public String plot(@PathParam("plot") String plot) {
        Map<String, String> plots = CardPlots.of(find());
        if (!plots.containsKey(plot)) {
            throw Problem.notFound("The card has no plot '" + plot + "'.", "It has " + plots.keySet() + ".");
        }
        return plots.get(plot);
    }

    private ModelCard find() {
        return cards.find(name, version)
                .orElseThrow(() -> Problem.notFound(
                        "There is no version '" + version + "' of a model '" + name + "'.",
                        "GET /api/v1/models/" + name + "/versions lists them."));
    }
}
