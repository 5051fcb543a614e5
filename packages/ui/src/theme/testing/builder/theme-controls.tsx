import type { CSSProperties, ReactNode } from 'react'
import { type LookName, looks } from '../looks'
import {
  type Draft,
  draftOf,
  fonts,
  type SeedColor,
  type SeedLength,
  seedColorNames,
  seedColors,
  seedLengthNames,
  seedLengths,
} from './draft'

interface ControlsProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

/** A ready theme to start from, and the seeds. */
export function ThemeControls({ draft, onChange, verdict }: ControlsProps & { readonly verdict: ReactNode }) {
  return (
    <div className="tb-controls">
      <Starts draft={draft} onChange={onChange} />
      <fieldset className="tb-group">
        <legend>Colours</legend>
        <div aria-hidden="true" className="tb-row tb-row-head">
          <span />
          <span>Light</span>
          <span>Dark</span>
        </div>
        {seedColorNames.map((name) => (
          <div className="tb-row" key={name}>
            <span className="tb-label">{seedColors[name].label}</span>
            <Swatch draft={draft} mode="light" name={name} onChange={onChange} />
            <Swatch draft={draft} mode="dark" name={name} onChange={onChange} />
          </div>
        ))}
      </fieldset>
      <fieldset className="tb-group">
        <legend>Shape and type</legend>
        {seedLengthNames.map((name) => (
          <Length draft={draft} key={name} name={name} onChange={onChange} />
        ))}
        <label className="tb-length">
          <span className="tb-label">Font</span>
          <select
            onChange={(event) => onChange({ ...draft, fontFamily: event.target.value })}
            value={draft.fontFamily}
          >
            {Object.entries(fonts).map(([family, label]) => (
              <option key={family} value={family}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <button className="tb-button" onClick={() => onChange(draftOf(draft.base))} type="button">
        Undo my changes
      </button>
      {verdict}
    </div>
  )
}

const words: Record<LookName, readonly [title: string, description: string]> = {
  default: ['Default', 'Quiet, at home anywhere'],
  apricot: ['Apricot', 'Warm, round, roomy'],
  fjord: ['Fjord', 'Cool, dense, exact'],
  ink: ['Ink', 'Black, white, square'],
}

function Starts({ draft, onChange }: ControlsProps) {
  return (
    <fieldset className="tb-group">
      <legend>Start from</legend>
      <div className="tb-starts">
        {(Object.keys(looks) as LookName[]).map((name) => {
          const { light, lengths } = draftOf(name)
          const sample: CSSProperties = {
            background: light.colorBackground,
            borderColor: light.colorForeground,
            borderRadius: lengths.radius,
          }
          return (
            <label className="tb-start" key={name}>
              <input
                checked={draft.base === name}
                name="theme-builder-start"
                onChange={() => onChange(draftOf(name))}
                type="radio"
              />
              <span aria-hidden="true" className="tb-sample" style={sample}>
                <i style={{ background: light.colorForeground, inlineSize: '70%' }} />
                <i style={{ background: light.colorForeground, inlineSize: '45%', opacity: 0.5 }} />
                <b style={{ background: light.colorPrimary, borderRadius: lengths.radius / 2 }} />
              </span>
              <span>
                <strong>{words[name][0]}</strong>
                <small>{words[name][1]}</small>
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

interface SwatchProps extends ControlsProps {
  readonly name: SeedColor
  readonly mode: 'light' | 'dark'
}

/** One colour in one mode: to pick, or to paste. What is no colour yet is kept in the field and changes nothing. */
function Swatch({ draft, name, mode, onChange }: SwatchProps) {
  const label = `${seedColors[name].label}, ${mode}`
  const value = draft[mode][name]
  const choose = (color: string) =>
    onChange({ ...draft, [mode]: { ...draft[mode], [name]: color.toLowerCase() } })
  return (
    <span className="tb-swatch">
      <input
        aria-label={`${label}: pick`}
        onChange={(event) => choose(event.target.value)}
        type="color"
        value={value}
      />
      <input
        aria-label={label}
        defaultValue={value}
        key={value}
        onChange={(event) => {
          const hex = event.target.value.trim().replace(/^#?/, '#')
          if (/^#[0-9a-f]{6}$/i.test(hex) && hex.toLowerCase() !== value) choose(hex)
        }}
        spellCheck={false}
      />
    </span>
  )
}

function Length({ draft, name, onChange }: ControlsProps & { readonly name: SeedLength }) {
  const { label, from, to, step } = seedLengths[name]
  const value = draft.lengths[name]
  return (
    <label className="tb-length">
      <span className="tb-label">{label}</span>
      <input
        max={to}
        min={from}
        onChange={(event) =>
          onChange({ ...draft, lengths: { ...draft.lengths, [name]: event.target.valueAsNumber } })
        }
        step={step}
        type="range"
        value={value}
      />
      <span aria-hidden="true" className="tb-value">
        {value} px
      </span>
    </label>
  )
}
