/** Everything that an element looks like. Its variables are those of Stripe's Appearance API. */
export const FORM_CSS = `
:host {
  all: initial;
  display: block;
  color-scheme: var(--colorScheme);
  color: var(--colorText);
  font: 400 var(--fontSizeBase)/1.4 var(--fontFamily);
  -webkit-font-smoothing: antialiased;
  --line: color-mix(in srgb, var(--colorText) 22%, var(--colorBackground));
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.card-form { display: grid; grid-template-columns: 1fr 1fr; gap: calc(var(--spacingUnit) * 3.5) calc(var(--spacingUnit) * 3); }
.field { min-width: 0; }
.field.number, .wide, .card-form .test-cards { grid-column: 1 / -1; }
label { display: block; margin-bottom: var(--spacingUnit); font-size: 0.875em; }
.control { position: relative; }
input, select {
  display: block; width: 100%; min-height: 46px; margin: 0; padding: calc(var(--spacingUnit) * 2.5) calc(var(--spacingUnit) * 3);
  border: 1px solid var(--line); border-radius: var(--borderRadius); background: var(--colorBackground); color: inherit;
  font: inherit; font-variant-numeric: tabular-nums; outline: none; box-shadow: 0 1px 1px rgb(0 0 0 / 4%);
}
input::placeholder { color: var(--colorTextPlaceholder); opacity: 1; }
select { padding-inline: calc(var(--spacingUnit) * 2); cursor: pointer; text-overflow: ellipsis; }
input:focus, select:focus {
  border-color: var(--colorPrimary);
  box-shadow: 0 0 0 1px var(--colorPrimary), 0 0 0 4px color-mix(in srgb, var(--colorPrimary) 22%, transparent);
}
input[aria-invalid="true"] { border-color: var(--colorDanger); color: var(--colorDanger); box-shadow: 0 0 0 1px var(--colorDanger); }
input[aria-invalid="true"]:focus { box-shadow: 0 0 0 1px var(--colorDanger), 0 0 0 4px color-mix(in srgb, var(--colorDanger) 22%, transparent); }
.brand { position: absolute; inset: 0 calc(var(--spacingUnit) * 3) 0 auto; display: none; align-items: center; font-size: 0.8125em; font-weight: 600; color: var(--colorTextSecondary); pointer-events: none; }
.problem { margin: var(--spacingUnit) 0 0; font-size: 0.875em; color: var(--colorDanger); }
.problem:empty { display: none; }
.test-cards { color: var(--colorTextSecondary); font-size: 0.8125em; }
summary { width: fit-content; padding: 4px 0; border-radius: 4px; cursor: pointer; }
summary:focus-visible, button:focus-visible { outline: 2px solid var(--colorPrimary); outline-offset: 2px; }
ul { display: grid; gap: 2px; margin: 6px 0 0; padding: 0; list-style: none; }
li button {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; width: 100%; padding: 7px 10px; border: 0;
  border-radius: var(--borderRadius); background: none; color: inherit; font: inherit; text-align: start; cursor: pointer;
}
li button:hover { background: color-mix(in srgb, var(--colorText) 7%, transparent); }
.digits { font-variant-numeric: tabular-nums; color: var(--colorText); }
.method {
  display: flex; align-items: center; gap: 8px; width: 100%; min-height: 44px; padding: 0 calc(var(--spacingUnit) * 3);
  border: 1px solid var(--line); border-radius: var(--borderRadius); background: var(--colorBackground); color: inherit;
  font: inherit; font-weight: 500; cursor: pointer;
}
.icon { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.75; }
.method:not([hidden]) + .card-form { margin-top: calc(var(--spacingUnit) * 3); }
.bones { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.bones span { height: 44px; border-radius: var(--borderRadius); background: color-mix(in srgb, var(--colorText) 9%, transparent); }
.bones span:first-child { grid-column: 1 / -1; }
@media (prefers-reduced-motion: no-preference) {
  .bones span { animation: breathe 1.2s ease-in-out infinite alternate; }
  @keyframes breathe { to { opacity: 0.5; } }
}
.control { container-type: inline-size; }
@container (min-width: 300px) { .number .brand { display: flex; } }
@media (forced-colors: active) { input:focus, select:focus { outline: 2px solid Highlight; } }
.checkout, .checkout form { display: grid; gap: calc(var(--spacingUnit) * 4); }
.checkout p { margin: 0; }
.total { font-size: 2em; font-weight: 600; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.items { margin: 0; color: var(--colorTextSecondary); }
.items li { display: flex; justify-content: space-between; gap: 16px; font-variant-numeric: tabular-nums; }
.pay { min-height: 48px; border: 0; border-radius: var(--borderRadius); background: var(--colorPrimary); color: var(--colorBackground); font: inherit; font-weight: 600; cursor: pointer; }
[aria-busy] .pay { opacity: 0.6; cursor: default; }
.line { display: flex; flex-wrap: wrap; gap: 0 8px; }
.line input { flex: 1 1 5em; width: 5em; min-width: 0; min-height: 0; padding: 0; border: 0; border-radius: 0; background: none; box-shadow: none; }
.line .number { flex: 3 1 12em; padding: 0; }
`
