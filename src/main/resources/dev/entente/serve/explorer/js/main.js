import { visited, search } from "./search.js";
import { judging } from "./curation.js";
import { fill, h, message } from "./dom.js";

const main = document.getElementById("main");
let page = null;
let leaving = null;

const PAGES = [
  [/^\/$/, () => import("./explore.js")],
  [/^\/article\/./, () => import("./article.js")],
  [/^\/entity\/./, () => import("./actor.js")],
  [/^\/statement\/./, () => import("./statement.js")],
  [/^\/sparql-editor$/, () => import("./sparql.js")],
  [/^\/review$/, () => import("./review.js")],
];

/** Shows what an address names; a page that is open already may take the change itself. */
async function show(focus) {
  const address = new URL(location.href);
  const found = PAGES.find(([path]) => path.test(address.pathname));
  markNavigation(address.pathname);
  if (!found) {
    fill(main, message("There is nothing here", "The address may be cut off.", h("p", {}, h("a", { href: "/" }, "To the explorer"))));
    return;
  }
  leaving?.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  try {
    const module = await found[1]();
    if (signal.aborted) {
      return;
    }
    if (page && page !== module) {
      page.leave?.();
    }
    const stays = page === module;
    page = module;
    await module.show(main, address, signal, stays);
    if (focus && !stays) {
      main.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  } catch (failure) {
    if (failure.name !== "AbortError" && !signal.aborted) {
      page?.leave?.();
      page = null;
      fill(main, message("This cannot be shown", failure.message, h("button", { type: "button", onclick: () => show() }, "Try again")));
    }
  }
}

function markNavigation(path) {
  document.querySelectorAll("nav a").forEach(link => {
    if (link.getAttribute("href") === path) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  });
}

/** Goes to an address of these pages. */
export function go(address, replace = false) {
  if (address !== location.pathname + location.search) {
    history[replace ? "replaceState" : "pushState"](null, "", address);
  }
  return show(!replace);
}

const OWN = /^\/(?:$|article\/|entity\/|statement\/|sparql-editor$|review$)/;

document.addEventListener("click", event => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target || link.hasAttribute("download")) {
    return;
  }
  const address = new URL(link.href);
  if (address.origin === location.origin && OWN.test(address.pathname) && !address.hash) {
    event.preventDefault();
    go(address.pathname + address.search);
  }
});
if (judging()) {
  document.querySelector("nav").append(h("a", { href: "/review" }, "Review"));
}
addEventListener("popstate", () => show(true));
search(document.getElementById("search"), actor => {
  visited(actor.id, actor.label, actor.kind);
  go("/?" + new URLSearchParams({ actor: actor.id }).toString().replaceAll("%2F", "/"));
});
show();
