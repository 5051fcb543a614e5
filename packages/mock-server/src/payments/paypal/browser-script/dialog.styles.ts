/** Everything the approval dialog looks like. Colours come in pairs, light first; the page's colour scheme chooses. */
export const DIALOG_CSS = `
:host {
  all: initial;
  position: fixed; inset: 0; z-index: 2147483647;
  display: block; width: auto; height: auto; margin: 0; padding: 0; border: 0;
  background: none; overflow: visible; pointer-events: auto;
  color-scheme: light dark;
  --surface: light-dark(#ffffff, #14181f);
  --raised: light-dark(#f6f8fa, #1b2029);
  --line: light-dark(#e1e6eb, #2c333e);
  --ink: light-dark(#0e1a2b, #f1f4f8);
  --quiet: light-dark(#56636f, #a3aebb);
  --accent: light-dark(#0b4fc4, #8ab4ff);
  --on-accent: light-dark(#ffffff, #0c1830);
  --tint: light-dark(#eff5ff, #1a263c);
  --alarm: light-dark(#b42318, #ff9b91);
  --alarm-tint: light-dark(#fef3f2, #331c1b);
  font: 400 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: var(--ink);
  -webkit-font-smoothing: antialiased;
}
:host([data-scheme="light"]) { color-scheme: light; }
:host([data-scheme="dark"]) { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }

.backdrop {
  position: absolute; inset: 0; display: grid; place-items: center; padding: 24px; overflow: auto;
  background: light-dark(rgb(10 20 36 / 48%), rgb(0 0 0 / 64%));
  overscroll-behavior: contain;
}
.sheet {
  width: 100%; max-width: 408px; border-radius: 20px; background: var(--surface); outline: none;
  box-shadow: 0 0 0 1px light-dark(rgb(14 26 43 / 6%), rgb(255 255 255 / 8%)), 0 24px 64px -12px rgb(6 14 28 / 42%);
}
header { display: flex; align-items: center; gap: 8px; padding: 18px 24px 0; }
.brand { font-weight: 700; font-size: 16px; letter-spacing: -0.01em; color: var(--ink); }
.mock {
  padding: 1px 8px; border-radius: 999px; background: var(--raised); color: var(--quiet);
  font-size: 12px; font-weight: 500; line-height: 18px;
}
.account { margin-inline-start: auto; color: var(--quiet); font-size: 13px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

.order { padding: 26px 24px 22px; }
.order p { margin: 0; color: var(--quiet); overflow-wrap: anywhere; }
.amount {
  margin: 2px 0 4px; font-size: 40px; line-height: 1.15; font-weight: 600; letter-spacing: -0.02em;
  font-variant-numeric: tabular-nums;
}
form { margin: 0; padding: 0 24px 14px; }
form.alone { padding-block: 20px; }
fieldset { margin: 0 0 20px; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; margin-bottom: 8px; font-size: 13px; font-weight: 500; color: var(--quiet); }

.choice {
  position: relative; display: flex; align-items: center; gap: 14px; padding: 12px 14px; cursor: pointer;
  border: 1px solid var(--line);
}
.choice + .choice { margin-top: -1px; }
.choice:first-of-type { border-radius: 12px 12px 0 0; }
.choice:last-of-type { border-radius: 0 0 12px 12px; }
.choice:hover { background: var(--raised); }
.choice:has(input:checked) { z-index: 1; border-color: var(--accent); background: var(--tint); }
.choice:has(input:focus-visible) { z-index: 2; outline: 2px solid var(--accent); outline-offset: -1px; }
.choice span { display: block; min-width: 0; }
.choice .name { font-weight: 500; }
.choice .hint { color: var(--quiet); font-size: 13px; }
.choice input { appearance: none; flex: none; width: 18px; height: 18px; margin: 0 0 0 auto; border: 1.5px solid light-dark(#8894a1, #77828f); border-radius: 50%; background: var(--surface); cursor: pointer; outline: none; }
.choice input:checked { border: 5.5px solid var(--accent); }
.choice .icon { flex: none; width: 22px; height: 22px; fill: none; stroke: var(--quiet); stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.choice:has(input:checked) .icon { stroke: var(--accent); }

button {
  display: flex; align-items: center; justify-content: center; gap: 10px; width: 100%; height: 48px; padding: 0 16px;
  border: 0; border-radius: 12px; font: inherit; font-weight: 600; cursor: pointer; font-variant-numeric: tabular-nums;
}
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.primary { background: var(--accent); color: var(--on-accent); }
.primary:hover { background: light-dark(#0943a8, #a4c5ff); }
.secondary { margin-top: 6px; height: 44px; background: transparent; color: var(--accent); font-weight: 500; }
.secondary:hover { background: var(--raised); }
button:disabled { cursor: default; }
.secondary:disabled { color: var(--quiet); background: transparent; }
.waiting .primary { background: light-dark(#e4e9ee, #2a313b); color: light-dark(#4d5965, #b9c2cc); }

.problem {
  display: flex; gap: 12px; margin: 0 0 20px; padding: 14px 16px; border-radius: 12px;
  background: var(--alarm-tint); color: var(--alarm);
}
.problem .icon { flex: none; width: 20px; height: 20px; margin-top: 1px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; }
.problem.calm { background: var(--raised); color: var(--ink); }
.problem.calm .icon { color: var(--quiet); }
.problem b { display: block; font-weight: 600; }
.problem span { color: var(--ink); font-size: 14px; }

footer { padding: 14px 24px 18px; border-top: 1px solid var(--line); color: var(--quiet); font-size: 12.5px; text-align: center; }
.bone { display: block; border-radius: 8px; background: light-dark(#eceff3, #232a35); }
.bone.line { width: 55%; height: 16px; margin: 4px 0; }
.bone.sum { width: 42%; height: 38px; margin: 8px 0; }
.bone.list { height: 225px; margin-bottom: 20px; border-radius: 12px; }
.spinner { width: 18px; height: 18px; border: 2px solid currentColor; border-inline-end-color: transparent; border-radius: 50%; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }

@media (prefers-reduced-motion: no-preference) {
  .backdrop { animation: appear 140ms ease-out; }
  .sheet { animation: rise 200ms cubic-bezier(0.2, 0.8, 0.2, 1); }
  .spinner { animation: turn 700ms linear infinite; }
  .bone { animation: breathe 1.2s ease-in-out infinite alternate; }
  @keyframes appear { from { opacity: 0; } }
  @keyframes rise { from { transform: translateY(10px) scale(0.985); } }
  @keyframes turn { to { transform: rotate(1turn); } }
  @keyframes breathe { to { opacity: 0.5; } }
}
@media (max-width: 480px) {
  .backdrop { place-items: end stretch; padding: 24px 0 0; }
  .sheet { max-width: none; border-radius: 20px 20px 0 0; padding-bottom: env(safe-area-inset-bottom); }
}
@media (forced-colors: active) {
  .sheet, button { border: 1px solid; }
  .choice input:checked { border-color: Highlight; }
}
`
