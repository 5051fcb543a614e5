import config from '../../.dependency-cruiser.mjs'
import { cruiseTree } from './cruise.mjs'
import { root } from './planted-tree.mjs'

const why = Object.fromEntries(config.forbidden.map(({ name, comment }) => [name, comment]))
const { violations, modules } = await cruiseTree(root)
for (const { rule, from, to } of violations) console.error(`${from} → ${to}\n  ${rule}: ${why[rule]}`)
console.log(`${modules} modules, ${violations.length} violations`)
process.exitCode = violations.length ? 1 : 0
