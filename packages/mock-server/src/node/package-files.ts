import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isRecord, parseJson, textAt } from '../wire/json'

const { resolve } = createRequire(import.meta.url)

/** The version of this package. */
export function packageVersion(): string {
  const manifest = parseJson(readFileSync(resolve('@creditkit/mock-server/package.json'), 'utf8'))
  return (isRecord(manifest) && textAt(manifest, 'version')) || 'unknown'
}

/** The contract's OpenAPI document as text. */
export function openapiText(): string {
  return readFileSync(resolve('@creditkit/contract/openapi.json'), 'utf8')
}
