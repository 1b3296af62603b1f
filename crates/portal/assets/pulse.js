// Adds to the list of sign-ups, which is complete without it: its numbers stay true while somebody looks.
(() => {
  "use strict";

  const root = document.querySelector("[data-pulse]");
  if (!root) return;

  const ask = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const answer = await fetch(root.dataset.pulse, { headers: { accept: "application/json" } });
      // Anything else is a page of its own, such as the way to sign in again.
      if (answer.redirected) return clearInterval(timer);
      if (!answer.ok) return;
      for (const slot of (await answer.json()).slots) {
        const row = root.querySelector(`[data-slot="${CSS.escape(slot.id)}"]`);
        for (const cell of row?.querySelectorAll("[data-n]") ?? []) {
          const text = String(slot[cell.dataset.n]);
          if (cell.textContent !== text) cell.textContent = text;
        }
      }
    } catch {
      // The next one will come.
    }
  };

  const timer = setInterval(ask, 10_000);
  document.addEventListener("visibilitychange", ask);
})();
