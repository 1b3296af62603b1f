// Adds to pages that are complete without it: suggestions while typing, and choices that take effect at once.
(() => {
  "use strict";

  for (const field of document.querySelectorAll("[data-submit]")) {
    field.addEventListener("change", () => field.form?.requestSubmit());
  }
  for (const button of document.querySelectorAll("[data-without-script]")) button.hidden = true;
  // Beside the results the filters stand open, in browsers whose styles cannot do it.
  const filters = document.querySelector("details.filters");
  if (filters && matchMedia("(min-width: 62rem)").matches) filters.open = true;
  // What is empty does not belong in an address that people share.
  for (const form of document.querySelectorAll("form[role=search]")) {
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
    });
  }

  // Tabs that are moved sideways begin with the one that is open.
  for (const tab of document.querySelectorAll(".desk-tabs > [aria-current]")) {
    tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 48;
  }

  const sources = {
    what: {
      address: (text) => `/api/v1/suggest?q=${encodeURIComponent(text)}`,
      // What kind of thing it is stands beside it, in the page's language.
      option: (item, input) => ({ value: item.text, note: input.dataset[item.kind] ?? "" }),
    },
    where: {
      address: (text) => `/api/v1/places?query=${encodeURIComponent(text)}`,
      option: (item) => ({
        value: item.kind === "postal_code" ? `${item.key ?? item.postal_code} ${item.name}` : item.name,
        note: item.district && item.district !== item.name ? item.district : "",
      }),
    },
  };

  for (const input of document.querySelectorAll("input[data-suggest]")) combobox(input, sources[input.dataset.suggest]);

  function combobox(input, source) {
    const list = document.createElement("ul");
    list.id = `${input.id}-options`;
    list.className = "options";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
    list.hidden = true;
    input.after(list);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
    })) input.setAttribute(name, value);

    let active = -1;
    let timer = 0;
    let request = null;

    const close = () => {
      clearTimeout(timer);
      request?.abort();
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const mark = (next) => {
      const options = list.children;
      active = (next + options.length) % options.length;
      for (const [at, option] of [...options].entries()) option.setAttribute("aria-selected", String(at === active));
      input.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    };

    const choose = (option) => {
      input.value = option.dataset.value;
      close();
    };

    const show = (options) => {
      list.replaceChildren(
        ...options.map(({ value, note }, at) => {
          const option = document.createElement("li");
          option.id = `${list.id}-${at}`;
          option.dataset.value = value;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.textContent = value;
          if (note) {
            const small = document.createElement("span");
            small.className = "soft";
            small.textContent = note;
            option.append(" ", small);
          }
          return option;
        }),
      );
      active = -1;
      list.hidden = options.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
    };

    const ask = async () => {
      request?.abort();
      request = new AbortController();
      const text = input.value.trim();
      if (text.length < 2) return close();
      try {
        const answer = await fetch(source.address(text), { signal: request.signal });
        if (!answer.ok) return close();
        const { items = [] } = await answer.json();
        const seen = new Set();
        const options = items.map((item) => source.option(item, input)).filter(({ value }) => value && !seen.has(value) && seen.add(value));
        if (document.activeElement === input) show(options.slice(0, 8));
      } catch {
        // A suggestion that does not come is none.
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") mark(active + 1);
      else if (event.key === "ArrowUp") mark(active < 0 ? -1 : active - 1);
      else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("li");
      if (option) choose(option);
    });
  }
})();
