/**
 * Makes an element. Words become text nodes and never markup, so that nothing of an article or a
 * name can become part of the page; functions named on… become listeners.
 */
export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

const SVG = "http://www.w3.org/2000/svg";

/** The same for a drawing. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name === "value" || name === "checked" || name === "disabled" || name === "open") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Takes everything out of an element and puts the children in. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Says something to those who do not see the page. */
export function announce(words) {
  document.getElementById("announcements").textContent = words;
}

const NUMBERS = new Intl.NumberFormat("en");
const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** 12,345. */
export const number = value => NUMBERS.format(value);

/** 12.3K. */
export const short = value => SHORT.format(value);

/** "1 statement", "12 statements". */
export const count = (value, one, many = one + "s") => `${number(value)} ${value === 1 ? one : many}`;

/** "a, b and c". */
export function list(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "4 Sep 2023" of 2023-09-04, "Sep 2023" of 2023-09, "2023" of 2023. */
export function date(words) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(words ?? "");
  if (!parts) {
    return words ?? "";
  }
  const [, year, month, day] = parts;
  return [day && Number(day), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** A notice in place of what cannot be shown. */
export function message(title, words, ...more) {
  return h("div", { class: "message" }, h("h2", {}, title), words && h("p", {}, words), ...more);
}

export function loading(words = "Loading…") {
  return h("div", { class: "loading", role: "status" }, h("span", { class: "dots", "aria-hidden": "true" }), words);
}
