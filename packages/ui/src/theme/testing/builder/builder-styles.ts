/** The look of the builder itself, which is a page around the kit: it wears nothing of the kit's. */
export const builderStyles = `
.tb { --ink: light-dark(#16181d, #eceef2); --soft: light-dark(#5a606b, #a3a9b5); --line: light-dark(#dfe2e8, #2b2e36);
  --sheet: light-dark(#ffffff, #16181d); --accent: light-dark(#4347d9, #9fa3ff);
  max-inline-size: 1400px; margin-inline: auto; container-type: inline-size; color: var(--ink); font-size: 14px; line-height: 1.45 }
.tb :is(h1, h2, p, figure, pre, fieldset) { margin: 0 }
.tb > header { display: flex; flex-direction: column; gap: 6px; margin-block-end: 24px }
.tb h1 { font-size: 28px; line-height: 1.15; letter-spacing: -0.025em; font-weight: 650 }
.tb > header p { color: var(--soft); max-inline-size: 68ch; font-size: 15px }
.tb-body { display: grid; gap: 24px; align-items: start }
@container (min-width: 1040px) {
  .tb-body { grid-template-columns: 340px minmax(0, 1fr) }
  .tb-controls { position: sticky; inset-block-start: 16px; max-block-size: calc(100vh - 32px); overflow-y: auto }
}
.tb-main { display: grid; gap: 24px; min-inline-size: 0 }
.tb-controls, .tb-panel { background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; padding: 20px }
.tb-controls { display: grid; gap: 22px; box-sizing: border-box }
.tb-group { border: 0; padding: 0; min-inline-size: 0; display: grid; gap: 8px }
.tb-group legend { padding: 0; margin-block-end: 10px; font-weight: 600 }
.tb-starts { display: grid; grid-template-columns: 1fr 1fr; gap: 8px }
.tb-start { position: relative; display: grid; align-content: start; gap: 8px; padding: 10px; border: 1px solid var(--line); border-radius: 10px; cursor: pointer }
.tb-start:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent) }
.tb-start:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px }
.tb-start input { position: absolute; inset: 0; opacity: 0; margin: 0; inline-size: 100%; block-size: 100%; cursor: pointer }
.tb-start strong { display: block; font-weight: 600 }
.tb-start small { display: block; color: var(--soft); font-size: 12px; line-height: 1.3 }
.tb-sample { display: grid; gap: 5px; align-content: center; block-size: 58px; box-sizing: border-box; padding: 10px; border: 1px solid }
.tb-sample i, .tb-sample b { display: block; block-size: 4px; border-radius: 2px }
.tb-sample b { block-size: 14px; inline-size: 60%; margin-block-start: 2px }
.tb-row { display: grid; grid-template-columns: 78px minmax(0, 1fr) minmax(0, 1fr); gap: 8px; align-items: center }
.tb-row-head { color: var(--soft); font-size: 12px }
.tb-swatch { display: flex; align-items: center; border: 1px solid light-dark(#868d99, #6d7481); border-radius: 8px; overflow: hidden; background: var(--sheet) }
.tb-swatch:focus-within { outline: 2px solid var(--accent); outline-offset: 1px }
.tb-swatch input { border: 0; padding: 0; background: none; color: inherit; outline: none; min-inline-size: 0 }
.tb-swatch input[type="color"] { inline-size: 30px; block-size: 30px; flex: none; cursor: pointer }
.tb-swatch input[type="color"]::-webkit-color-swatch-wrapper { padding: 5px 0 5px 5px }
.tb-swatch input[type="color"]::-webkit-color-swatch { border: 1px solid rgb(128 128 128 / 0.4); border-radius: 5px }
.tb-swatch input:not([type]) { flex: 1; inline-size: 100%; padding-inline: 7px 0; font: 12px ui-monospace, Menlo, Consolas, monospace; block-size: 30px }
.tb-length { display: grid; grid-template-columns: 78px 1fr 54px; gap: 8px; align-items: center; min-block-size: 28px }
.tb-length input { accent-color: var(--accent); margin: 0; inline-size: 100% }
.tb-length .tb-value { text-align: end; color: var(--soft); font-variant-numeric: tabular-nums; font-size: 13px }
.tb-length select { grid-column: span 2; font: inherit; color: inherit; background: var(--sheet); border: 1px solid light-dark(#868d99, #6d7481); border-radius: 8px; min-block-size: 32px; padding-inline: 8px }
.tb-button { font: inherit; font-weight: 500; color: inherit; background: none; border: 1px solid var(--line); border-radius: 8px; min-block-size: 32px; padding-inline: 14px; cursor: pointer }
.tb-button:hover { border-color: var(--soft) }
.tb :is(.tb-button, select, section, .tb-length input):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.tb-pages { display: grid; gap: 16px }
@container (min-width: 760px) { .tb-pages { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) } }
.tb-page { display: grid; gap: 16px; align-content: start; padding: 18px; border-radius: 14px; border: 1px solid var(--line); min-inline-size: 0 }
.tb-page[data-mode="light"] { background: #f3f4f6; color: #16181d; color-scheme: light }
.tb-page[data-mode="dark"] { background: #08090b; color: #eceef2; color-scheme: dark }
.tb h2 { font-size: 13px; font-weight: 600 }
.tb-page > h2 { color: light-dark(#5a606b, #a3a9b5) }
.tb-panel > h2 { font-size: 17px; letter-spacing: -0.01em }
.tb-parts { display: grid; gap: 18px }
.tb-line { display: flex; flex-wrap: wrap; gap: 8px }
.tb-panel { display: grid; gap: 14px; min-inline-size: 0 }
.tb-snippets { display: grid; gap: 16px }
@container (min-width: 760px) { .tb-snippets { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) } }
.tb-snippet { display: grid; grid-template-rows: auto 1fr; gap: 8px; min-inline-size: 0 }
.tb-snippet figcaption { display: flex; align-items: center; justify-content: space-between; font-weight: 500 }
.tb-snippet section { overflow: auto; max-block-size: 320px; padding: 14px 16px; border-radius: 10px; background: light-dark(#f3f4f6, #0c0d10); font: 12.5px/1.6 ui-monospace, Menlo, Consolas, monospace; tab-size: 2 }
.tb-snippet code { font: inherit }
.tb-verdict { font-weight: 500 }
.tb-verdict::before { content: ""; display: inline-block; inline-size: 9px; block-size: 9px; border-radius: 50%; margin-inline-end: 8px; background: light-dark(#14804a, #3fc98a) }
.tb-verdict[data-state="fails"]::before { background: light-dark(#cf222e, #ff6b6b) }
.tb-pairs { overflow-x: auto }
.tb-pairs table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
.tb-pairs :is(th, td) { text-align: start; font-weight: 400; padding: 6px 12px 6px 0; border-block-start: 1px solid var(--line); white-space: nowrap }
.tb-pairs thead th { color: var(--soft); font-size: 12px; border: 0 }
.tb-pairs th span, .tb-pairs td:nth-child(2) { color: var(--soft) }
.tb-measure { display: inline-flex; align-items: center; gap: 10px }
.tb-chip { display: inline-flex; align-items: center; justify-content: center; inline-size: 44px; block-size: 24px; border-radius: 6px; box-shadow: inset 0 0 0 1px rgb(128 128 128 / 0.3) }
.tb-chip i { display: block; inline-size: 22px; block-size: 4px; border-radius: 2px }
.tb-chip i[data-kind="edge"] { block-size: 12px; background: none !important; border: 1.5px solid; border-radius: 4px; box-sizing: border-box }
.tb-ratio { min-inline-size: 5ch; text-align: end }
.tb-word { color: var(--soft) }
.tb-pairs td[data-state="fails"] :is(.tb-ratio, .tb-word) { color: light-dark(#b3001b, #ff8a8a); font-weight: 600 }
`
