"use strict";

(() => {
  const $ = (id) => document.getElementById(id);
  const SYMBOL = { OK: "✓", WARNING: "!", CRITICAL: "✕", UNKNOWN: "?" };

  /** Makes an element; children may be text, elements or nothing. */
  const h = (name, attributes, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined) node.setAttribute(key, value);
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return node;
  };

  const count = (value) => (value === null || value === undefined ? "–" : Number(value).toLocaleString("en-US"));
  const percent = (value) => (value === null || value === undefined ? "–" : `${(value * 100).toFixed(1)} %`);
  const pill = (status) => h("span", { class: "pill", "data-status": status }, status);

  const duration = (seconds) => {
    if (seconds === null || seconds === undefined) return "";
    if (seconds < 60) return `${seconds.toFixed(1)} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  };

  const newYork = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "America/New_York", dateStyle: "short", timeStyle: "short",
  });
  const local = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });

  /** Draws a part of the page only if what it shows has changed, so that nothing flickers or loses its focus. */
  const shown = {};
  const part = (id, data, draw) => {
    const key = JSON.stringify(data);
    if (shown[id] === key) return;
    shown[id] = key;
    draw(data);
  };

  const title = (card, status, extra) => {
    const heading = $(card).querySelector("h2");
    heading.replaceChildren(heading.dataset.text || (heading.dataset.text = heading.textContent),
      extra || (status ? pill(status) : ""));
  };
  const fill = (card, ...children) => {
    $(card).querySelector(".body").replaceChildren(...children.flat().filter(Boolean));
  };

  /** A bar with marks where the thresholds are. */
  const meter = (status, share, marks) => {
    const clamp = (value) => Math.min(1, Math.max(0, value));
    const bar = h("div", { class: "fill" });
    bar.style.width = `${clamp(share || 0) * 100}%`;
    const ticks = marks.map(({ at, text }) => {
      const edge = clamp(at) > 0.85 ? "end" : clamp(at) < 0.08 ? "start" : null;
      const tick = h("div", { class: "mark", "data-edge": edge }, text ? h("span", {}, text) : null);
      tick.style.left = `${clamp(at) * 100}%`;
      return tick;
    });
    return h("div", { class: "meter", "data-status": status }, bar, ticks);
  };

  const CHECKS = {
    "feature-coverage": ["Feature coverage rate", percent],
    "universe-coverage": ["Share of the universe", percent],
    "breadth-against-median": ["Against own 20-session median", percent],
    "symbols-with-features": ["Symbols with features", count],
  };

  const checkLine = (check) => {
    const [label, format] = CHECKS[check.name] || [check.name, count];
    return h("li", { "data-status": check.status, title: check.message },
      h("span", { class: "mark-of", "aria-label": check.status }, SYMBOL[check.status]),
      h("span", {}, label),
      h("span", { class: "value" }, format(check.value)),
      h("span", { class: "threshold" }, check.threshold === null ? "" : `min ${format(check.threshold)}`));
  };

  function breadth(report) {
    title("breadth", report.status);
    if (!report.session) {
      fill("breadth", h("p", { class: "empty" }, report.summary));
      return;
    }
    const min = report.thresholds.feature_breadth_min_symbols;
    const warn = report.thresholds.feature_breadth_warn_symbols;
    const scale = Math.max(report.universeSymbols, report.symbolsWithFeatures, warn * 1.25);
    fill("breadth",
      h("p", { class: "figure" },
        h("strong", {}, count(report.symbolsWithFeatures)),
        h("span", {}, `of ${count(report.universeSymbols)} symbols have features on ${report.session}`)),
      meter(report.status, report.symbolsWithFeatures / scale, [
        { at: min / scale, text: `critical ${count(min)}` },
        { at: warn / scale, text: `warning ${count(warn)}` },
      ]),
      h("ul", { class: "checks" },
        report.checks.filter((check) => check.name !== "symbols-with-features").map(checkLine)));
  }

  function coverage(report) {
    title("coverage", report.status);
    const primary = report.targets[report.primaryTarget];
    if (primary.coverage === null) {
      fill("coverage", h("p", { class: "empty" }, report.summary));
      return;
    }
    const target = (name) => {
      const figures = report.targets[name];
      const isPrimary = name === report.primaryTarget;
      const status = figures.coverage < report.minTargetCoverage ? "CRITICAL" : "OK";
      return h("div", { class: isPrimary ? "target primary" : "target" },
        h("p", { class: "label" },
          h("span", {}, h("code", {}, name), h("span", { class: "muted" }, isPrimary ? " primary" : " fallback")),
          h("b", {}, percent(figures.coverage))),
        meter(status, figures.coverage, [
          { at: report.minTargetCoverage, text: isPrimary ? `minimum ${percent(report.minTargetCoverage)}` : null },
        ]));
    };
    const days = report.dates.map((day) => {
      const value = day[report.primaryTarget];
      const column = h("i", {
        "data-matured": String(day.matured),
        "data-low": String(value !== null && value < report.minTargetCoverage),
        title: `${day.session}: ${day.matured ? percent(value) : "not matured"}`,
      });
      if (day.matured) column.style.height = `${Math.max(4, (value || 0) * 100)}%`;
      return column;
    });
    const limit = h("span", { class: "limit" });
    limit.style.bottom = `${report.minTargetCoverage * 100}%`;
    fill("coverage",
      target(report.primaryTarget),
      ...Object.keys(report.targets).filter((name) => name !== report.primaryTarget).map(target),
      h("div", { class: "days", role: "img", "aria-label": report.summary }, days, limit),
      h("p", { class: "caption" }, `${report.maturedSessions} matured sessions of ${report.from} to ${report.to}; `
        + `lowest ${percent(primary.minimum)} on ${primary.minimumSession}`));
  }

  function freshness(report) {
    title("freshness", report.status);
    const row = (set) => h("tr", { "data-status": set.status, title: set.message },
      h("td", { class: "name" }, set.dataset),
      h("td", {}, set.latestSession || "–"),
      h("td", {}, set.lagSessions === null ? "–" : set.lagSessions === 0 ? "none" : `${set.lagSessions} sessions`),
      h("td", {}, pill(set.status)));
    fill("freshness",
      h("table", {},
        h("thead", {}, h("tr", {}, ...["Data set", "Latest session", "Behind", ""].map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", {}, report.datasets.map(row))),
      h("p", { class: "caption" }, `Due: ${report.lastDueSession}. A warning from more than `
        + `${report.allowedLagSessions} sessions behind; complete from ${Math.round(report.completeFrom * 100)} % of the expected cells.`));
  }

  function incidents(list) {
    title("incidents", null, h("span", { class: "muted" }, list.length ? "" : "none"));
    $("incidents").hidden = !list.length;
    const symptom = (one) => h("li", { "data-status": one.severity, title: one.rule },
      h("span", { class: "mark-of", "aria-label": one.severity }, SYMBOL[one.severity]), h("span", {}, one.message));
    const incident = (one) => h("li", { class: "run" },
      h("header", {},
        pill(one.severity),
        h("b", {}, one.title),
        h("a", { class: "muted hash", href: `/api/v1/incidents/${one.id}` }, one.id.slice(0, 8)),
        one.acknowledgedBy ? h("span", { class: "muted" }, `acknowledged by ${one.acknowledgedBy}`) : null,
        one.mutedUntil ? h("span", { class: "muted" }, `muted until ${newYork.format(new Date(one.mutedUntil))}`) : null,
        h("span", { class: "when" }, `since ${one.session}`)),
      h("ul", { class: "checks" }, one.symptoms.map(symptom)));
    fill("incidents", h("ul", { class: "runs" }, list.map(incident)));
  }

  function history(status) {
    const legend = h("span", { class: "legend" },
      h("span", {}, "symbols with features"),
      h("span", { class: "l-universe" }, "universe"),
      h("span", { class: "l-rate" }, "feature coverage rate"));
    title("history", null, legend);
    if (!status.history.length) {
      fill("history", h("p", { class: "empty" }, "There is no session with features yet."));
      return;
    }
    const host = h("div", { class: "chart" });
    fill("history", host);
    const thresholds = {
      warning: status.breadth.thresholds.feature_breadth_warn_symbols,
      critical: status.breadth.thresholds.feature_breadth_min_symbols,
    };
    const draw = () => Chart.draw(host, status.history, thresholds);
    draw();
    window.onresize = draw;
  }

  const yes = (wanted) => (value) => (value === wanted ? "yes" : "no");
  const sessions = (value) => String(value);

  /** Label, value and threshold of each check of a certificate, as people read them. */
  const CERTIFICATE = {
    "freshness-bars": ["Bars, sessions behind", sessions, "max"],
    "freshness-features": ["Features, sessions behind", sessions, "max"],
    "freshness-predictions": ["Predictions, sessions behind", sessions, "max"],
    "freshness-fundamentals": ["Fundamentals, sessions behind", sessions, "max"],
    "features-of-session": ["Features of this session", yes(1), null],
    "symbols-with-features": ["Symbols with features", count, "min"],
    "feature-coverage": ["Feature coverage rate", percent, "min"],
    "universe-coverage": ["Share of the universe", percent, "min"],
    "breadth-against-median": ["Against own median", percent, "min"],
    "target-coverage": ["Coverage of the primary target", percent, "min"],
    "no-fallback": ["Trained on the primary target", yes(0), null],
    "not-degraded": ["A target to learn from", yes(0), null],
    "no-critical-incident": ["Critical incidents", count, null],
    "hours-before-next-open": ["Hours before the next open", (value) => value.toFixed(1), "min"],
  };

  function certificate(decision) {
    title("certificate", null, decision
      ? h("span", { class: "pill", "data-status": decision.certified ? "OK" : "CRITICAL" }, decision.certified ? "CERTIFIED" : "WITHHELD")
      : "");
    if (!decision) {
      fill("certificate", h("p", { class: "empty" }, "No session has been decided on yet. A run ends with the decision."));
      return;
    }
    const line = (check) => {
      const status = check.passed ? "OK" : "CRITICAL";
      const [label, format, bound] = CERTIFICATE[check.name] || [check.name, count, null];
      const limit = bound === null || check.threshold === null ? "" : `${bound} ${format(check.threshold)}`;
      return h("li", { "data-status": status, title: check.message },
        h("span", { class: "mark-of", "aria-label": check.passed ? "passed" : "not passed" }, SYMBOL[status]),
        h("span", {}, label),
        h("span", { class: "value" }, check.value === null ? "–" : format(check.value)),
        h("span", { class: "threshold" }, limit));
    };
    fill("certificate",
      h("p", { class: "caption" }, `Session ${decision.session}, decided ${newYork.format(new Date(decision.decidedAt))} New York`),
      h("p", { class: "caption hash", title: decision.predictionsHash }, `predictions ${decision.predictionsHash.slice(0, 16)}…`),
      h("ul", { class: "checks" }, decision.checks.map(line)));
  }

  function morning(report) {
    if (!report) {
      fill("morning", h("p", { class: "empty" }, "It is written when a session is decided on."));
      return;
    }
    const alert = (one) => h("li", { "data-status": "WARNING", title: one.kind },
      h("span", { class: "mark-of", "aria-label": "alert" }, SYMBOL.WARNING),
      h("span", {}, h("b", {}, one.symbol), ` ${one.kind.toLowerCase().replaceAll("_", "-")}: ${one.detail}`));
    fill("morning",
      h("p", {}, h("a", { href: `/api/v1/morning-report?date=${report.session}` }, report.session), `: ${report.summary}`),
      h("ul", { class: "checks" }, report.alerts.map(alert)));
  }

  function runs(list) {
    title("runs", null, h("span", { class: "muted" }, list.length ? "" : "none yet"));
    if (!list.length) {
      fill("runs", h("p", { class: "empty" }, "Start one with ./ballast bootstrap."));
      return;
    }
    const step = (one) => {
      const share = one.state === "running" && one.total > 0 ? one.done / one.total : null;
      const bar = share === null ? null : h("div", { class: "bar" });
      if (bar) bar.style.width = `${Math.min(1, share) * 100}%`;
      const progress = one.total > 0 ? `${count(one.done)} of ${count(one.total)} ${one.unit || ""}` : "";
      const note = one.detail || (one.state === "pending" ? "" : progress) || one.state;
      return h("li", { class: "step", "data-state": one.state, title: `${one.name}: ${one.state}. ${one.detail || progress}` },
        h("p", { class: "name" }, one.name, h("span", {}, duration(one.seconds))),
        h("p", { class: "note" }, note),
        bar);
    };
    const run = (one) => h("li", { class: "run" },
      h("header", {},
        h("b", {}, one.kind),
        h("span", { class: `pill state-${one.state}` }, one.state),
        h("a", { class: "muted hash", href: `/api/v1/pipeline-runs/${encodeURIComponent(one.runId)}` }, one.runId.slice(0, 8)),
        h("span", { class: "when" }, `${local.format(new Date(one.startedAt))} · ${duration(one.seconds)}`)),
      one.error ? h("p", { class: one.state === "skipped" ? "muted" : "error" }, one.error) : null,
      h("ol", { class: "steps" }, one.steps.map(step)));
    fill("runs", h("ol", { class: "runs" }, list.map(run)));
  }

  function show(status) {
    document.title = `${status.status} · Ballast`;
    part("verdict", [status.status, status.summary, status.activity, status.certificate && status.certificate.reasons], () => {
      $("verdict").dataset.status = status.status;
      $("pill").textContent = status.status;
      $("sentence").textContent = status.summary;
      $("activity").textContent = status.activity || "";
      const reasons = (status.certificate && status.certificate.reasons) || [];
      $("reasons").replaceChildren(...(reasons.length > 1 ? reasons : []).map((reason) => h("li", {}, reason)));
    });
    part("survivors", status.survivorshipBiased, (biased) => {
      $("survivors").textContent = biased
        ? "The history is one of survivors: results built on it look better than the market was." : "";
    });
    part("assumed", status.assumedMembership, (share) => {
      $("assumed").textContent = share
        ? `Membership is assumed on ${percent(share)} of the members' days, by figures of a later day.` : "";
    });
    part("clock", [status.businessTime, status.lastDueSession], () => {
      $("clock").textContent = `${newYork.format(new Date(status.businessTime))} New York`;
      $("due").textContent = status.lastDueSession;
    });
    part("services", status.services, (list) => $("services").replaceChildren(...list.map((service) =>
      h("li", { "data-up": String(service.up), title: service.detail || "ready" },
        h("span", { class: "dot" }), service.name,
        service.up ? null : h("span", {}, "down")))));
    part("incidents", status.incidents, incidents);
    part("breadth", status.breadth, breadth);
    part("coverage", status.targetCoverage, coverage);
    part("freshness", status.freshness, freshness);
    part("history", [status.history, status.breadth.thresholds], () => history(status));
    part("certificate", status.certificate, certificate);
    part("morning", status.morning, morning);
    part("runs", status.runs, runs);
  }

  function live() {
    const stream = new EventSource("/api/v1/status/events");
    const say = (state, text) => {
      $("live").dataset.state = state;
      $("live").textContent = text;
    };
    stream.onopen = () => say("on", "live");
    stream.onmessage = (event) => {
      say("on", "live");
      show(JSON.parse(event.data));
    };
    // The browser tries again by itself.
    stream.onerror = () => say("lost", "connection lost");
  }

  show(JSON.parse($("state").textContent));
  live();
})();
