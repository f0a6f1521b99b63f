package io.ballast.ingestion.domain.backfill;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The lightest set of nodes of a two-sided graph that touches every edge, by a largest flow from the left side to the right
 * one: its smallest cut is the cover (Koenig's theorem, with weights as capacities).
 */
final class MinimumCover {

    private final int[] leftRoom;
    private final int[] rightRoom;
    private final List<BitSet> edges;
    private final long[][] flow;
    private final BitSet reachedLeft = new BitSet();
    private final BitSet reachedRight = new BitSet();
    private final int[] leftOf;
    private final int[] rightOf;

    /**
     * Finds it.
     *
     * @param left weights of the left nodes, positive
     * @param right weights of the right nodes, positive
     * @param edges per right node the left ones it is joined to
     */
    MinimumCover(int[] left, int[] right, List<BitSet> edges) {
        this.leftRoom = left.clone();
        this.rightRoom = right.clone();
        this.edges = edges;
        this.flow = new long[right.length][left.length];
        this.leftOf = new int[right.length];
        this.rightOf = new int[left.length];
        int end = search();
        while (end >= 0) {
            push(end);
            end = search();
        }
    }

    /** The left nodes of the cover. */
    BitSet left() {
        BitSet cover = new BitSet();
        cover.set(0, leftRoom.length);
        cover.andNot(reachedLeft);
        return cover;
    }

    /** The right nodes of the cover. */
    BitSet right() {
        return (BitSet) reachedRight.clone();
    }

    /** Looks for a way with room, from the left nodes with room left; the right node where it ends, or -1. */
    private int search() {
        reachedLeft.clear();
        reachedRight.clear();
        Arrays.fill(rightOf, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int node = 0; node < leftRoom.length; node++) {
            if (leftRoom[node] > 0) {
                reachedLeft.set(node);
                open.add(node);
            }
        }
        while (!open.isEmpty()) {
            int from = open.remove();
            for (int node = 0; node < rightRoom.length; node++) {
                if (edges.get(node).get(from) && !reachedRight.get(node)) {
                    reachedRight.set(node);
                    leftOf[node] = from;
                    if (rightRoom[node] > 0) {
                        return node;
                    }
                    back(node, open);
                }
            }
        }
        return -1;
    }

    /** A right node without room passes on what flows into it from elsewhere. */
    private void back(int node, Deque<Integer> open) {
        for (int left = 0; left < leftRoom.length; left++) {
            if (flow[node][left] > 0 && !reachedLeft.get(left)) {
                reachedLeft.set(left);
                rightOf[left] = node;
                open.add(left);
            }
        }
    }

    private void push(int end) {
        long room = rightRoom[end];
        int left = leftOf[end];
        while (rightOf[left] >= 0) {
            room = Math.min(room, flow[rightOf[left]][left]);
            left = leftOf[rightOf[left]];
        }
        room = Math.min(room, leftRoom[left]);
        leftRoom[left] -= (int) room;
        rightRoom[end] -= (int) room;
        int node = end;
        while (true) {
            int by = leftOf[node];
            flow[node][by] += room;
            if (rightOf[by] < 0) {
                return;
            }
            flow[rightOf[by]][by] -= room;
            node = rightOf[by];
        }
    }
}
