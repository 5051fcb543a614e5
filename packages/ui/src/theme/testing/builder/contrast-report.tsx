import { contrast, EDGE, edgesOfSeeds, type Pair, pairs } from '../contrast'
import { type ColorName, type ScreenColor, toHex } from '../read-colors'

type Colors = Readonly<Record<ColorName, ScreenColor>>

/** The colours of both modes as the preview has them; null until it is drawn. */
export interface BothModes {
  readonly light: Colors
  readonly dark: Colors
}

const rows = [...pairs, ...edgesOfSeeds]
const modes = ['light', 'dark'] as const

/** The contrast of the whole theme in one sentence. */
export function Verdict({ colors }: { readonly colors: BothModes }) {
  const failing = rows.flatMap((pair) => modes.filter((mode) => ratioOf(colors[mode], pair) < pair[2])).length
  return (
    <p className="tb-verdict" data-state={failing ? 'fails' : 'passes'} role="status">
      {failing
        ? `${failing} of ${rows.length * 2} pairs fail WCAG 2.2 AA.`
        : `All ${rows.length * 2} pairs pass WCAG 2.2 AA.`}
    </p>
  )
}

/** What stands on what, how far apart it is in both modes, and whether that is enough. */
export function ContrastReport({ colors }: { readonly colors: BothModes }) {
  return (
    <section aria-labelledby="tb-contrast" className="tb-panel">
      <h2 id="tb-contrast">Contrast</h2>
      <div className="tb-pairs">
        <table>
          <thead>
            <tr>
              <th scope="col">What on what</th>
              <th scope="col">Needs</th>
              <th scope="col">Light</th>
              <th scope="col">Dark</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((pair) => (
              <tr key={`${pair[0]} ${pair[1]}`}>
                <th scope="row">
                  {spoken(pair[0])} <span>on</span> {spoken(pair[1])}
                </th>
                <td>{pair[2]} : 1</td>
                {modes.map((mode) => (
                  <Measured colors={colors[mode]} key={mode} pair={pair} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Measured({ colors, pair }: { readonly colors: Colors; readonly pair: Pair }) {
  const [ink, paper, least] = pair
  const ratio = ratioOf(colors, pair)
  const passes = ratio >= least
  return (
    <td data-state={passes ? 'passes' : 'fails'}>
      <span className="tb-measure">
        <span aria-hidden="true" className="tb-chip" style={{ background: toHex(colors[paper]) }}>
          <i
            data-kind={least === EDGE ? 'edge' : 'text'}
            style={{ background: toHex(colors[ink]), borderColor: toHex(colors[ink]) }}
          />
        </span>
        <span className="tb-ratio">{(Math.floor(ratio * 100) / 100).toFixed(2)}</span>
        <span className="tb-word">{passes ? 'passes' : 'fails'}</span>
      </span>
    </td>
  )
}

function ratioOf(colors: Colors, [ink, paper]: Pair): number {
  return contrast(colors[ink], colors[paper])
}

const spoken = (name: ColorName) => name.replaceAll('-', ' ')
