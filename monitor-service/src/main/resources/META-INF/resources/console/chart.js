"use strict";

/** Draws symbols with features, the universe and the feature coverage rate over sessions as SVG. */
const Chart = (() => {
  const NS = "http://www.w3.org/2000/svg";
  const MIN_HEIGHT = 260;
  const PAD = { left: 44, right: 46, top: 14, bottom: 26 };

  const svg = (name, attributes, text) => {
    const node = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    return node;
  };

  /** A round number at or above the value, for the top of an axis. */
  const ceiling = (value) => {
    const magnitude = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
    return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((m) => m * magnitude).find((m) => m >= value);
  };

  const path = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

  /** Splits where a value is missing, so that a line is never drawn over sessions nothing is known of. */
  const segments = (history, x, y, value) => {
    const parts = [[]];
    history.forEach((day, i) => {
      const v = value(day);
      if (v === null || v === undefined) parts.push([]);
      else parts[parts.length - 1].push([x(i), y(v)]);
    });
    return parts.filter((part) => part.length);
  };

  function draw(host, history, thresholds) {
    const width = Math.max(host.clientWidth, 300);
    const height = Math.max(host.clientHeight, MIN_HEIGHT);
    const inner = width - PAD.left - PAD.right;
    const bottom = height - PAD.bottom;
    const most = Math.max(...history.map((d) => Math.max(d.symbolsWithFeatures, d.universeSymbols)), thresholds.warning);
    const top = ceiling(most * 1.04);
    const x = (i) => PAD.left + (history.length === 1 ? inner / 2 : (i / (history.length - 1)) * inner);
    const y = (v) => bottom - (v / top) * (bottom - PAD.top);
    const percent = (v) => bottom - v * (bottom - PAD.top);
    const latest = history[history.length - 1];
    const root = svg("svg", {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": `Symbols with features over ${history.length} sessions; ${latest.symbolsWithFeatures} of `
        + `${latest.universeSymbols} on ${latest.session}`,
    });

    for (let i = 0; i <= 4; i++) {
      const value = (top / 4) * i;
      root.append(svg("line", { class: "grid", x1: PAD.left, x2: width - PAD.right, y1: y(value), y2: y(value) }));
      root.append(svg("text", { x: PAD.left - 8, y: y(value) + 4, "text-anchor": "end" }, Math.round(value)));
      root.append(svg("text", { x: width - PAD.right + 8, y: y(value) + 4 }, `${i * 25} %`));
    }
    axis(root, history, x, inner, height);

    for (const part of segments(history, x, y, (d) => d.symbolsWithFeatures)) {
      const base = `L${part[part.length - 1][0]} ${bottom}L${part[0][0]} ${bottom}Z`;
      root.append(svg("path", { class: "area", d: path(part) + base }));
    }
    for (const part of segments(history, x, y, (d) => d.universeSymbols)) {
      root.append(svg("path", { class: "universe", d: path(part) }));
    }
    for (const part of segments(history, x, percent, (d) => d.featureCoverageRate)) {
      root.append(svg("path", { class: "rate", d: path(part) }));
    }
    for (const part of segments(history, x, y, (d) => d.symbolsWithFeatures)) {
      root.append(svg("path", { class: "symbols", d: path(part) }));
    }
    for (const kind of ["warning", "critical"]) {
      const level = y(thresholds[kind]);
      root.append(svg("line", { class: `threshold ${kind}`, x1: PAD.left, x2: width - PAD.right, y1: level, y2: level }));
      root.append(svg("text", { class: kind, x: PAD.left + 6, y: level - 5 }, `${kind} below ${thresholds[kind]}`));
    }
    host.replaceChildren(root);
    follow(host, root, history, x, width, bottom);
  }

  /** As many dates as fit, the last one always. */
  function axis(root, history, x, inner, height) {
    const fit = Math.max(2, Math.floor(inner / 110));
    const every = Math.max(1, Math.ceil(history.length / fit));
    for (let i = history.length - 1; i >= 0; i -= every) {
      const anchor = i === history.length - 1 ? "end" : i === 0 ? "start" : "middle";
      root.append(svg("text", { x: x(i), y: height - 6, "text-anchor": anchor }, history[i].session));
    }
  }

  function follow(host, root, history, x, width, bottom) {
    const cursor = svg("line", { class: "cursor", y1: PAD.top, y2: bottom, visibility: "hidden" });
    root.append(cursor);
    const tip = document.createElement("div");
    tip.className = "tip";
    tip.hidden = true;
    host.append(tip);
    host.onpointermove = (event) => {
      const at = ((event.clientX - host.getBoundingClientRect().left) / host.clientWidth) * width;
      const share = (at - PAD.left) / (width - PAD.left - PAD.right);
      const i = Math.min(history.length - 1, Math.max(0, Math.round(share * (history.length - 1))));
      const day = history[i];
      const rate = day.featureCoverageRate === null ? "unknown" : `${(day.featureCoverageRate * 100).toFixed(1)} %`;
      cursor.setAttribute("x1", x(i));
      cursor.setAttribute("x2", x(i));
      cursor.setAttribute("visibility", "visible");
      tip.textContent = `${day.session} · ${day.symbolsWithFeatures} of ${day.universeSymbols} · coverage ${rate}`;
      tip.hidden = false;
      const half = tip.offsetWidth / 2;
      tip.style.left = `${Math.min(host.clientWidth - half, Math.max(half, (x(i) / width) * host.clientWidth))}px`;
    };
    host.onpointerleave = () => {
      cursor.setAttribute("visibility", "hidden");
      tip.hidden = true;
    };
  }

  return { draw };
})();
