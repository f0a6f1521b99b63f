package io.ballast.benchmarks.backfill;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A provider's day, in seconds since the backfill began.
 *
 * @param name lower case with dashes
 * @param latency seconds of an answer when few calls are under way, give or take 30 %
 * @param parallel so many calls are answered side by side; with more, each takes longer
 * @param quota calls of the plan, kept by the client; 0: unlimited
 * @param quotaWindow seconds in which they are counted
 * @param hiddenRate calls per second above which the server refuses, which nobody tells; 0: none
 * @param burst so many calls it takes at once after a pause
 * @param retryAfter seconds a refused client is told to wait; 0: not told, and the client waits a minute
 * @param errorShare share of attempts that end in an error of the server
 * @param storms when every call is refused
 * @param outages when every call ends in an error
 * @param slowDays when an answer takes eight times as long
 */
record Scenario(
        String name,
        double latency,
        int parallel,
        int quota,
        double quotaWindow,
        double hiddenRate,
        double burst,
        double retryAfter,
        double errorShare,
        List<Span> storms,
        List<Span> outages,
        List<Span> slowDays) {

    /** A stretch of time, in seconds. */
    record Span(double from, double to) {}

    private static final double SLOW_FACTOR = 8;

    /** All of them. */
    static final List<Scenario> ALL = List.of(
            plan("free-plan", 5, 0.4, 8),
            plan("paid-plan", 0, 1.2, 8),
            plan("paid-plan-narrow", 0, 0.8, 2),
            plan("paid-plan-wide", 0, 3, 16),
            plan("slow-day", 0, 1.2, 8).slow(new Span(0, 10_000)),
            plan("slow-hour", 0, 1.2, 8).slow(new Span(20, 60)),
            plan("free-plan-slow-day", 5, 0.4, 8).slow(new Span(0, 10_000)),
            plan("errors", 0, 1.2, 8).errors(0.2),
            plan("outages", 0, 1.2, 8).out(new Span(15, 40), new Span(90, 130)),
            plan("storm", 0, 1.2, 8).storm(5, new Span(15, 45)),
            plan("storm-silent", 0, 1.2, 8).storm(0, new Span(15, 40)),
            plan("storms-free-plan", 5, 0.4, 8).storm(10, new Span(100, 200), new Span(1000, 1100)),
            plan("hidden-limit", 0, 0.8, 8).limit(4, 4, 5),
            plan("hidden-limit-low", 0, 0.8, 8).limit(1, 1, 20));

    /** As many as wanted, their traits drawn at random. */
    static List<Scenario> drawn(int count, long seed) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> drawn(i, new SplittableRandom(seed * 1000 + i)))
                .toList();
    }

    private static Scenario drawn(int number, SplittableRandom random) {
        Scenario scenario = plan("drawn-" + number, 0, 0.2 * Math.pow(15, random.nextDouble()), 2 + random.nextInt(15));
        if (random.nextInt(3) == 0) {
            double rate = 0.5 * Math.pow(16, random.nextDouble());
            scenario = scenario.limit(rate, Math.max(1, rate * 3 * random.nextDouble()), 2 + random.nextInt(20));
        }
        if (random.nextInt(3) == 0) {
            double wait = random.nextBoolean() ? 0 : 2 + random.nextInt(20);
            scenario = scenario.storm(scenario.hiddenRate > 0 ? scenario.retryAfter : wait, spans(random));
        }
        if (random.nextInt(3) == 0) {
            scenario = scenario.out(spans(random));
        }
        if (random.nextInt(3) == 0) {
            scenario = scenario.slow(spans(random));
        }
        return random.nextInt(3) == 0 ? scenario.errors(0.2 * random.nextDouble()) : scenario;
    }

    private static Span[] spans(SplittableRandom random) {
        Span[] spans = new Span[1 + random.nextInt(2)];
        double from = 0;
        for (int i = 0; i < spans.length; i++) {
            from += 60 * random.nextDouble();
            spans[i] = new Span(from, from + 5 + 40 * random.nextDouble());
            from = spans[i].to();
        }
        return spans;
    }

    private static Scenario plan(String name, int callsPerMinute, double latency, int parallel) {
        return new Scenario(
                name, latency, parallel, callsPerMinute, 60, 0, 0, 0, 0.002, List.of(), List.of(), List.of());
    }

    private Scenario slow(Span... spans) {
        return with(hiddenRate, burst, retryAfter, errorShare, storms, outages, List.of(spans));
    }

    private Scenario errors(double share) {
        return with(hiddenRate, burst, retryAfter, share, storms, outages, slowDays);
    }

    private Scenario out(Span... spans) {
        return with(hiddenRate, burst, retryAfter, errorShare, storms, List.of(spans), slowDays);
    }

    private Scenario storm(double seconds, Span... spans) {
        return with(hiddenRate, burst, seconds, errorShare, List.of(spans), outages, slowDays);
    }

    private Scenario limit(double perSecond, double atOnce, double seconds) {
        return with(perSecond, atOnce, seconds, errorShare, storms, outages, slowDays);
    }

    private Scenario with(
            double limit,
            double atOnce,
            double wait,
            double errors,
            List<Span> refused,
            List<Span> out,
            List<Span> slow) {
        return new Scenario(
                name, latency, parallel, quota, quotaWindow, limit, atOnce, wait, errors, refused, out, slow);
    }

    double slowness(double now) {
        return within(slowDays, now) ? SLOW_FACTOR : 1;
    }

    static boolean within(List<Span> spans, double now) {
        return spans.stream().anyMatch(span -> now >= span.from() && now < span.to());
    }
}
