import { svg } from "./dom.js";

/** Hands a file to the browser. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const EDGE = 40;

/** The graph as it is drawn, as SVG: text stays text, lines stay lines. */
export function drawing(cy) {
  const box = cy.elements().boundingBox();
  const colours = getComputedStyle(document.documentElement);
  const colour = name => colours.getPropertyValue(name).trim();
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: [box.x1 - EDGE, box.y1 - EDGE, box.w + 2 * EDGE, box.h + 2 * EDGE].map(Math.round).join(" "), "font-family": "Inter, Helvetica, Arial, sans-serif" },
    svg("rect", { x: box.x1 - EDGE, y: box.y1 - EDGE, width: box.w + 2 * EDGE, height: box.h + 2 * EDGE, fill: colour("--stage") }));
  const words = (at, text, size, weight) => svg("text", { x: round(at.x), y: round(at.y), "text-anchor": "middle", "font-size": size, "font-weight": weight, fill: colour("--ink"), stroke: colour("--stage"), "stroke-width": 3, "paint-order": "stroke" }, text);
  cy.edges().forEach(edge => {
    const [from, to, middle] = [edge.sourceEndpoint(), edge.targetEndpoint(), edge.midpoint()];
    const control = edge.controlPoints()?.[0];
    const style = { fill: "none", stroke: edge.style("line-color"), "stroke-width": round(edge.numericStyle("width")), "stroke-dasharray": edge.hasClass("dashed") ? "9 5" : edge.hasClass("dotted") ? "0.5 7" : null, "stroke-linecap": edge.hasClass("dotted") ? "round" : null };
    root.append(svg("path", { d: `M${round(from.x)} ${round(from.y)}${control ? `Q${round(control.x)} ${round(control.y)}` : "L"} ${round(to.x)} ${round(to.y)}`, ...style }), words(edge.hasClass("across") ? { x: middle.x, y: middle.y + 4 } : { x: to.x + 0.3 * (from.x - to.x), y: to.y + 0.3 * (from.y - to.y) + 4 }, edge.data("label"), 11.5, 600));
  });
  cy.nodes().forEach(node => {
    const at = node.position();
    const size = node.numericStyle("width");
    root.append(svg("circle", { cx: round(at.x), cy: round(at.y), r: round(size / 2), fill: node.hasClass("unnamed") ? colour("--stage") : node.style("background-color"), stroke: node.style("border-color"), "stroke-width": 1.5, "stroke-dasharray": node.hasClass("unnamed") ? "3 3" : null }),
      words({ x: at.x, y: at.y + size / 2 + node.numericStyle("font-size") + 4 }, node.data("label"), node.numericStyle("font-size"), node.hasClass("centre") ? 600 : 400));
  });
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

const round = value => Math.round(value * 10) / 10;

/** The same as PNG, at twice the size of the screen's points. */
export function picture(cy) {
  return cy.png({ output: "blob-promise", full: true, scale: 2, maxWidth: 6000, maxHeight: 6000, bg: getComputedStyle(document.documentElement).getPropertyValue("--stage").trim() });
}
