"use strict";
(() => {
  const table = document.querySelector("table");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const lines = [...document.querySelectorAll(".graph .line")];
  const actors = [...document.querySelectorAll(".actor")];
  const find = document.getElementById("find");
  const shown = document.getElementById("shown");
  let chosen = null;

  const ends = element => element.dataset.actors.split(" ");

  function show() {
    const words = find.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits =
        (!chosen || ends(row).includes(chosen)) && row.textContent.toLowerCase().includes(words);
      row.hidden = !fits;
      if (fits) count++;
    }
    shown.textContent = count === rows.length ? "" : `${count} of ${rows.length}`;
    for (const line of lines) {
      line.classList.toggle("faded", chosen !== null && !ends(line).includes(chosen));
    }
    const near = new Set(
      lines.map(ends).filter(pair => pair.includes(chosen)).flat());
    for (const actor of actors) {
      const own = actor.dataset.actor;
      actor.classList.toggle("chosen", own === chosen);
      actor.classList.toggle("faded", chosen !== null && own !== chosen && !near.has(own));
    }
  }

  function choose(actor) {
    chosen = chosen === actor ? null : actor;
    show();
  }

  for (const actor of actors) {
    actor.addEventListener("click", () => choose(actor.dataset.actor));
    actor.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(actor.dataset.actor);
      }
    });
  }

  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = head.querySelector("button");
    if (!button) return;
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = row => {
        const cell = row.cells[column];
        return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
      };
      const compare = (one, other) =>
        typeof key(one) === "number" ? key(one) - key(other) : key(one).localeCompare(key(other));
      rows.sort((one, other) => (down ? -1 : 1) * compare(one, other));
      table.tBodies[0].append(...rows);
    });
  });

  find.addEventListener("input", show);
  const form = document.querySelector("form");
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => {
    chosen = null;
    setTimeout(show);
  });
})();
