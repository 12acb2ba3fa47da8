import { h, number, svg } from "./dom.js";
import { line } from "./graph.js";
import { STANDINGS, STANDING_MEANING } from "./vocabulary.js";

/** What lines and colours mean; each standing is a switch. */
export function legend(explorer) {
  const { state, result, words } = explorer;
  const sample = (style, name) => svg("svg", { class: `sample ${style} ${name}`, viewBox: "0 0 34 10", width: 34, height: 10, "aria-hidden": "true" }, svg("line", { x1: 2, y1: 5, x2: 32, y2: 5 }));
  const colour = (sign, word, mark) => {
    const shades = words.groups.filter(group => group.sign === sign);
    return h("span", { class: "key-sign" }, h("b", {}, mark), shades.map(group => swatch(group)), ` ${word}`);
  };
  return [
    h("fieldset", {}, h("legend", { class: "unseen" }, "Standings"),
      STANDINGS.map(standing => h("label", { class: "check", title: STANDING_MEANING[standing] },
        h("input", { type: "checkbox", name: "standing", value: standing, checked: state.standing.includes(standing), onchange: event => explorer.change({ standing: STANDINGS.filter(name => (name === standing ? event.target.checked : state.standing.includes(name))) }) }),
        sample(line(standing), standing), ` ${standing} `, h("span", { class: "quiet" }, number(result.asStanding.get(standing) ?? 0))))),
    h("p", { class: "key-signs" }, colour(1, "cooperation", "+"), colour(-1, "conflict", "−"), h("span", { class: "key-sign" }, h("b", {}, "±"), h("span", { class: "swatch mixed" }), " both"), h("span", { class: "key-sign" }, h("span", { class: "swatch neutral" }), " neither"), h("span", { class: "quiet" }, "width and number: statements")),
  ];
}

function swatch(group) {
  const element = h("span", { class: "swatch", title: group.label });
  element.style.backgroundColor = group.colour;
  return element;
}
