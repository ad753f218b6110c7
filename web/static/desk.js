// The comfort of the desk: what is typed is saved by itself, and what stands beside it follows. Every page works without
// this script. Nothing is kept in the browser: a machine may be shared, and what is deleted must be gone.

const form = document.querySelector("form[data-save]");
if (form) {
  const live = form.dataset.save === "live";
  const state = form.querySelector("[data-state]") ?? document.querySelector("[data-state]");
  const field = (name) => form.elements.namedItem(name);
  let unsaved = false; // something was typed since the last answer
  let busy = false; // a save is on its way
  let stopped = false; // another window has saved: a person must look
  let leaving = false; // a button was pressed; the browser sends the form itself
  let pressed = null; // the button that was pressed while a save was on its way
  let timer = 0;
  let waits = 0; // how often the program did not answer in a row

  const tell = (kind, text) => {
    state.dataset.kind = kind;
    state.textContent = text;
  };

  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(save, ms);
  };

  const typed = () => {
    if (stopped || leaving) return;
    unsaved = true;
    if (!waits) tell("waiting", state.dataset.waiting);
    later(waits ? 2000 : 800);
  };

  async function save() {
    if (busy || stopped || leaving || !unsaved) return;
    busy = true;
    unsaved = false;
    if (!waits) tell("saving", state.dataset.saving);
    try {
      let answer = await send();
      if (answer.status === 403 && answer.body.form) {
        // The program has started again and this browser has signed in anew: the same text, with the new token.
        for (const e of document.querySelectorAll('input[name="form-token"]')) e.value = answer.body.form;
        answer = await send();
      }
      waits = 0;
      take(answer);
    } catch {
      unsaved = true;
      waits++;
      tell("offline", state.dataset.offline);
      later(Math.min(1000 * 2 ** waits, 15000));
    } finally {
      busy = false;
    }
    if (pressed) {
      const button = pressed;
      pressed = null;
      form.requestSubmit(button);
      return;
    }
    if (unsaved && !waits && !stopped) later(800);
  }

  async function send() {
    const data = new FormData(form);
    data.set("do", "save");
    const r = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(data),
      signal: AbortSignal.timeout(20000),
    });
    if (!r.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(String(r.status));
    return { status: r.status, body: await r.json() };
  }

  function take({ status, body }) {
    if (body.ok) {
      field("rev").value = body.rev;
      if (!unsaved) tell("saved", body.say);
      show("[data-check]", body.check);
      show("[data-preview]", body.preview);
      return;
    }
    if (status === 409) {
      stopped = true;
      tell("conflict", body.say);
      return;
    }
    unsaved = true;
    waits++;
    tell("offline", body.say ?? state.dataset.offline);
    later(5000);
  }

  // What comes is made by the program itself, which escapes every word of a letter.
  function show(where, html) {
    const place = live && html !== undefined && document.querySelector(where);
    if (!place) return;
    const open = [...place.querySelectorAll("details")].map((d) => d.open);
    const top = place.scrollTop;
    place.innerHTML = html;
    place.querySelectorAll("details").forEach((d, i) => (d.open = open[i] ?? d.open));
    place.scrollTop = top;
  }

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("submit", (e) => {
    if (busy) {
      // The save on its way will change the version; the form must carry the new one.
      e.preventDefault();
      pressed = e.submitter;
      return;
    }
    leaving = true;
    clearTimeout(timer);
  });
  addEventListener("pageshow", () => {
    leaving = false;
  });
  addEventListener("online", () => later(0));
  addEventListener("beforeunload", (e) => {
    if ((unsaved || busy || stopped) && !leaving) e.preventDefault();
  });
}

// The words selected in the text of a reply are taken into the field for words that were copied.
const from = document.querySelector("[data-passage-from]");
const take = document.querySelector("[data-passage-take]");
const words = document.querySelector('textarea[name="words"]');
if (from && take && words) {
  const chosen = () => {
    const s = getSelection();
    if (!s.rangeCount || s.isCollapsed || !from.contains(s.anchorNode) || !from.contains(s.focusNode)) return "";
    const part = s.getRangeAt(0).cloneContents();
    for (const n of part.querySelectorAll(".mark-n")) n.remove(); // the numbers of demands are no words of the reply
    return part.textContent.trim();
  };
  let last = "";
  document.addEventListener("selectionchange", () => {
    const s = chosen();
    if (s) last = s;
    take.hidden = !last;
  });
  take.querySelector("button").addEventListener("click", () => {
    words.value = last;
    words.focus();
  });
}
