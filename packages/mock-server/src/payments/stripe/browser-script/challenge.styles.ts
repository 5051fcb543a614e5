/** Everything the window of a bank looks like. Colours come in pairs, light first; the page's colour scheme chooses. */
export const CHALLENGE_CSS = `
:host {
  all: initial;
  position: fixed; inset: 0; z-index: 2147483647; display: block; width: auto; height: auto; margin: 0; padding: 0; border: 0;
  background: none; overflow: visible; pointer-events: auto; color-scheme: light dark;
  --surface: light-dark(#ffffff, #14181f);
  --raised: light-dark(#f6f8fa, #1b2029);
  --ink: light-dark(#0e1a2b, #f1f4f8);
  --quiet: light-dark(#56636f, #a3aebb);
  --accent: light-dark(#0b4fc4, #8ab4ff);
  font: 400 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: var(--ink); -webkit-font-smoothing: antialiased;
}
:host([data-scheme="light"]) { color-scheme: light; }
:host([data-scheme="dark"]) { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
.backdrop {
  position: absolute; inset: 0; display: grid; place-items: center; padding: 24px; overflow: auto;
  background: light-dark(rgb(10 20 36 / 48%), rgb(0 0 0 / 64%)); overscroll-behavior: contain;
}
.sheet {
  display: grid; gap: 12px; width: 100%; max-width: 384px; padding: 16px 24px 24px; border-radius: 20px; background: var(--surface); outline: none;
  box-shadow: 0 0 0 1px light-dark(rgb(14 26 43 / 6%), rgb(255 255 255 / 8%)), 0 24px 64px -12px rgb(6 14 28 / 42%);
}
header { display: flex; align-items: center; gap: 8px; }
.mock { padding: 1px 8px; border-radius: 999px; background: var(--raised); color: var(--quiet); font-size: 12px; font-weight: 500; line-height: 18px; }
h2 { margin: 0; font-size: 18px; font-weight: 600; }
p { margin: 0; color: var(--quiet); overflow-wrap: anywhere; }
.note { color: light-dark(#b42318, #ff9b91); }
.note:empty { display: none; }
button {
  min-height: 44px; padding: 0 16px; border: 1px solid transparent; border-radius: 12px; background: var(--accent);
  color: light-dark(#ffffff, #0c1830); font: inherit; font-weight: 600; cursor: pointer;
}
.primary { margin-top: 4px; }
.secondary { border-color: light-dark(#d5dce3, #343c48); background: none; color: var(--ink); }
.close { width: 44px; margin: 0 -14px 0 auto; padding: 0; background: none; color: var(--quiet); font-size: 24px; font-weight: 400; }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
[aria-busy] button { opacity: 0.55; cursor: default; }
@media (forced-colors: active) { .sheet, button { border: 1px solid; } }
`
