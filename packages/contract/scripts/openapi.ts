// Writes openapi.json; with --check only tells whether it is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { print, staleness } from '../src/openapi/freshness'
import { currentDocument, documentPath } from './current-document'

const document = currentDocument()
if (process.argv.includes('--check')) {
  const checkedIn = existsSync(documentPath) ? readFileSync(documentPath, 'utf8') : null
  const stale = staleness(checkedIn, document)
  if (stale !== null) {
    console.error(stale)
    process.exitCode = 1
  }
} else {
  writeFileSync(documentPath, print(document))
}
