package io.ballast.benchmarks.backfill;

import java.util.List;

/**
 * A provider's day, in seconds since the backfill began.
 *
 * @param name lower case with dashes
 * @param latency seconds of an answer when few calls are under way, give or take 30 %
 * @param parallel so many calls are answered side by side; with more, each takes longer
 * @param quota calls of the plan, kept by the client; 0: unlimited
 * @param quotaWindow seconds in which they are counted
 * @param hiddenRate calls per second above which the server refuses, which nobody tells; 0: none
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
            plan("hidden-limit", 0, 0.8, 8).limit(4, 5),
            plan("hidden-limit-low", 0, 0.8, 8).limit(1, 20));

    private static Scenario plan(String name, int callsPerMinute, double latency, int parallel) {
        return new Scenario(name, latency, parallel, callsPerMinute, 60, 0, 0, 0.002, List.of(), List.of(), List.of());
    }

    private Scenario slow(Span... spans) {
        return with(hiddenRate, retryAfter, errorShare, storms, outages, List.of(spans));
    }

    private Scenario errors(double share) {
        return with(hiddenRate, retryAfter, share, storms, outages, slowDays);
    }

    private Scenario out(Span... spans) {
        return with(hiddenRate, retryAfter, errorShare, storms, List.of(spans), slowDays);
    }

    private Scenario storm(double seconds, Span... spans) {
        return with(hiddenRate, seconds, errorShare, List.of(spans), outages, slowDays);
    }

    private Scenario limit(double perSecond, double seconds) {
        return with(perSecond, seconds, errorShare, storms, outages, slowDays);
    }

    private Scenario with(
            double limit, double wait, double errors, List<Span> refused, List<Span> out, List<Span> slow) {
        return new Scenario(name, latency, parallel, quota, quotaWindow, limit, wait, errors, refused, out, slow);
    }

    double slowness(double now) {
        return within(slowDays, now) ? SLOW_FACTOR : 1;
    }

    static boolean within(List<Span> spans, double now) {
        return spans.stream().anyMatch(span -> now >= span.from() && now < span.to());
    }
}
