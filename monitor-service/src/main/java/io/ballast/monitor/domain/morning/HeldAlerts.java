package io.ballast.monitor.domain.morning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.ballast.monitor.domain.morning.HeldAlert.Kind;

/** Looks what of a session concerns the names that are held. */
final class HeldAlerts {

    private final MorningFacts facts;
    private final List<RankChange.Move> moves;
    private final List<HeldAlert> alerts = new ArrayList<>();

    private HeldAlerts(MorningFacts facts, List<RankChange.Move> moves) {
        this.facts = facts;
        this.moves = moves;
    }

    /** In the order of the watchlist, and of the kinds for one name. */
    static List<HeldAlert> of(MorningFacts facts, List<RankChange.Move> moves) {
        HeldAlerts found = new HeldAlerts(facts, moves);
        facts.held().forEach(found::look);
        return found.alerts;
    }

    private void look(HeldName held) {
        if (!held.known()) {
            add(held, Kind.UNKNOWN, "no security of this symbol is known; correct the watchlist if it is a mistake");
            return;
        }
        standing(held);
        facts.universe().renamed().stream()
                .filter(rename ->
                        rename.symbol().equals(held.symbol()) || rename.ticker().equals(held.watched()))
                .forEach(rename -> add(
                        held,
                        Kind.RENAMED,
                        "trades as " + rename.symbol() + " since " + rename.on() + ", until then as "
                                + rename.ticker()));
        facts.actions().stream()
                .filter(action ->
                        action.symbol().equals(held.symbol()) && action.exDate().isAfter(facts.session()))
                .forEach(action -> add(held, Kind.ACTION_AHEAD, action.detail() + " on " + action.exDate()));
        revisions(held);
        moves.stream()
                .filter(move -> move.symbol().equals(held.symbol()))
                .forEach(move -> add(held, Kind.RANK_CHANGED, moved(move)));
    }

    private void standing(HeldName held) {
        Optional<UniverseChange.Move> left = facts.universe().left().stream()
                .filter(move -> move.symbol().equals(held.symbol()))
                .findFirst();
        if (left.isPresent()) {
            add(
                    held,
                    Kind.LEFT_UNIVERSE,
                    "left the universe on " + left.get().on() + ": "
                            + left.get().reason());
        } else if (!held.member()) {
            String since = held.since() == null ? "is no member of the universe" : "is no member since " + held.since();
            add(held, Kind.NOT_A_MEMBER, since + ": " + Objects.requireNonNullElse(held.reason(), "it never was one"));
        }
        facts.lost().stream()
                .filter(cell ->
                        cell.symbol().equals(held.symbol()) && cell.session().equals(facts.session()))
                .map(CoverageChange.Missing::of)
                .forEach(missing ->
                        add(held, Kind.NO_DATA, "has no features on " + facts.session() + ": " + missing.sentence()));
    }

    private void revisions(HeldName held) {
        List<Revision> own = facts.revisions().stream()
                .filter(revision -> revision.symbol().equals(held.symbol()))
                .toList();
        own.stream().max(Revision.FARTHEST_LAST).ifPresent(largest -> {
            String others = own.size() > 1 ? " (and " + (own.size() - 1) + " more)" : "";
            add(held, Kind.REVISED, largest.sentence() + others);
        });
    }

    private static String moved(RankChange.Move move) {
        return String.format(
                Locale.ROOT,
                "from the %.0f %% to the %.0f %% place of the predictions: %s",
                100 * move.before(),
                100 * move.after(),
                String.join(", ", move.causes()));
    }

    private void add(HeldName held, Kind kind, String detail) {
        alerts.add(new HeldAlert(held.symbol(), kind, detail));
    }
}
