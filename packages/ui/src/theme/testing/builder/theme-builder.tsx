import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { LookName } from '../looks'
import { readColors } from '../read-colors'
import { builderStyles } from './builder-styles'
import { type BothModes, ContrastReport, Verdict } from './contrast-report'
import { asAppearance, asStylesheet, type Draft, draftOf, variablesOf } from './draft'
import { ThemeControls } from './theme-controls'
import { ThemePreview } from './theme-preview'

/** Where a theme is made: seeds on one side, the kit in light and dark on the other, and below it the proof and the code. */
export function ThemeBuilder({ start = 'default' }: { readonly start?: LookName }) {
  const [draft, setDraft] = useState(() => draftOf(start))
  const variables = useMemo(() => variablesOf(draft), [draft])
  const light = useRef<HTMLSpanElement>(null)
  const dark = useRef<HTMLSpanElement>(null)
  const [colors, setColors] = useState<BothModes | null>(null)

  // Read off the preview itself, after each change of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the variables reach the preview by its style.
  useLayoutEffect(() => {
    if (light.current && dark.current) {
      setColors({ light: readColors(light.current), dark: readColors(dark.current) })
    }
  }, [variables])

  return (
    <div className="tb">
      <style>{builderStyles}</style>
      <header>
        <h1>Theme builder</h1>
        <p>
          Ten seeds make a theme; surfaces, lines, hovers and readable tones are mixed from them. Change one
          and see what becomes of the kit, in light and in dark.
        </p>
      </header>
      <div className="tb-body">
        <ThemeControls
          draft={draft}
          onChange={setDraft}
          verdict={colors ? <Verdict colors={colors} /> : null}
        />
        <div className="tb-main">
          <div className="tb-pages">
            <ThemePreview mode="light" place={light} variables={variables} />
            <ThemePreview mode="dark" place={dark} variables={variables} />
          </div>
          <Snippets draft={draft} />
          {colors ? <ContrastReport colors={colors} /> : null}
        </div>
      </div>
    </div>
  )
}

function Snippets({ draft }: { readonly draft: Draft }) {
  return (
    <section aria-labelledby="tb-code" className="tb-panel">
      <h2 id="tb-code">Take it with you</h2>
      <div className="tb-snippets">
        <Snippet code={asAppearance(draft)} title="For CreditsProvider" />
        <Snippet code={asStylesheet(draft)} title="For your stylesheet" />
      </div>
    </section>
  )
}

function Snippet({ title, code }: { readonly title: string; readonly code: string }) {
  const [copied, setCopied] = useState<string | null>(null)
  return (
    <figure className="tb-snippet">
      <figcaption>
        {title}
        <button
          aria-label={`Copy: ${title}`}
          className="tb-button"
          onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(code))}
          type="button"
        >
          {copied === code ? 'Copied' : 'Copy'}
        </button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      <section aria-label={title} tabIndex={0}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
    </figure>
  )
}
