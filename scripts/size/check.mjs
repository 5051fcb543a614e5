import budgets from './budgets.json' with { type: 'json' }
import { measure } from './measure.mjs'

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
let over = 0
for (const [entry, budget] of Object.entries(budgets)) {
  const bytes = await measure(entry)
  const fits = bytes <= budget
  if (!fits) over++
  console.log(`${fits ? 'ok  ' : 'OVER'} ${entry}  ${kilobytes(bytes)} of ${kilobytes(budget)}`)
}
if (over) console.log('\nMake it smaller, or raise scripts/size/budgets.json and say why in the commit.')
process.exitCode = over ? 1 : 0
