/** The document as it is checked in: two blanks a level, one line break at the end. */
export function print(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

/** What to do when the checked-in text is not what the source gives now; null when it is. */
export function staleness(checkedIn: string | null, document: object): string | null {
  if (checkedIn === print(document)) return null
  return 'packages/contract/openapi.json is stale: run `pnpm --filter @creditkit/contract openapi` and commit the result.'
}
