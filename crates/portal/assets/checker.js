// Adds to the form of a vacancy, which is complete without it: the checker's advice while somebody types.
(() => {
  "use strict";

  const form = document.querySelector("form[data-check]");
  const tips = document.querySelector("[data-tips]");
  if (!form || !tips) return;

  let timer = 0;
  let request = null;
  let last = "";

  const ask = async () => {
    const body = new URLSearchParams(new FormData(form)).toString();
    if (body === last) return;
    last = body;
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(form.dataset.check, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body,
        signal: request.signal,
      });
      // Anything else is a page of its own, such as the way to sign in again.
      if (!answer.ok || answer.redirected) return;
      const html = await answer.text();
      if (tips.innerHTML.trim() !== html.trim()) tips.innerHTML = html;
    } catch {
      // Advice that does not come is none: the button asks for it as well.
    }
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 900);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
})();
