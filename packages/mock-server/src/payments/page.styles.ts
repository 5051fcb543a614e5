/** Everything a hosted page looks like. Colours come in pairs, light first; the browser's colour scheme chooses. */
export const PAGE_CSS = `
:root {
  color-scheme: light dark;
  --surface: light-dark(#ffffff, #14181f);
  --ground: light-dark(#f6f8fa, #0c0f14);
  --line: light-dark(#d5dce3, #343c48);
  --ink: light-dark(#0e1a2b, #f1f4f8);
  --quiet: light-dark(#56636f, #a3aebb);
  --accent: light-dark(#0b4fc4, #8ab4ff);
  --on-accent: light-dark(#ffffff, #0c1830);
  --alarm: light-dark(#b42318, #ff9b91);
  --alarm-tint: light-dark(#fef3f2, #331c1b);
  font: 400 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--ground); color: var(--ink); }
main {
  width: 100%; max-width: 440px; padding: 24px; border-radius: 20px; background: var(--surface);
  box-shadow: 0 0 0 1px light-dark(rgb(14 26 43 / 6%), rgb(255 255 255 / 8%)), 0 24px 64px -24px rgb(6 14 28 / 30%);
}
h1 { margin: 0; font-size: 18px; font-weight: 600; overflow-wrap: anywhere; }
p { margin: 0; overflow-wrap: anywhere; }
a { color: var(--accent); }
[hidden] { display: none !important; }
.badge { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; margin-bottom: 20px; overflow-wrap: normal; }
.badge span { padding: 1px 8px; border-radius: 999px; background: var(--ground); color: var(--quiet); font-size: 12px; font-weight: 500; }
.quiet { color: var(--quiet); font-size: 14px; }
.total { margin: 2px 0 20px; font-size: 36px; line-height: 1.2; font-weight: 600; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
form, .stack { display: grid; gap: 16px; }
p.quiet + form { margin-top: 16px; }
.row { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
label { display: grid; gap: 6px; font-size: 14px; font-weight: 500; min-width: 0; }
input, select {
  width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 10px;
  background: transparent; color: inherit; font: inherit; font-size: 16px; font-variant-numeric: tabular-nums;
}
select option { background: var(--surface); color: var(--ink); }
input[aria-invalid="true"] { border-color: var(--alarm); }
button {
  min-height: 48px; padding: 0 20px; border: 1px solid transparent; border-radius: 12px; background: var(--accent);
  color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
}
button.plain { background: transparent; border-color: var(--line); color: var(--ink); }
button:disabled { opacity: 0.55; cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
[role="alert"] { padding: 10px 14px; border-radius: 10px; background: var(--alarm-tint); color: var(--alarm); font-size: 14px; }
[role="alert"]:empty { display: none; }
@media (prefers-reduced-motion: no-preference) { button { transition: opacity 120ms; } }
`
