import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { schemaDocstrings } from '../src/openapi/docstrings'
import { openApiDocument } from '../src/openapi/document'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))
const ManifestSchema = v.object({ version: v.string() })

/** Where the document is checked in. */
export const documentPath = join(packageFolder, 'openapi.json')

/** The document that the operations table, the docstrings and the package's version give now. */
export function currentDocument(): object {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  const source = join(packageFolder, 'src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test'))
    .sort()
  const descriptions = files.map((file) => schemaDocstrings(readFileSync(join(source, file), 'utf8')))
  return openApiDocument({
    version: v.parse(ManifestSchema, manifest).version,
    descriptions: Object.assign({}, ...descriptions),
  })
}
