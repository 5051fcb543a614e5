const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/g

/**
 * The text of one member of a JSON object, byte for byte as it stands there; undefined when the object has none of that
 * name. The whole has to be valid JSON. A checksum over it needs the bytes, which parsing and writing again may change.
 */
export function rawMember(json: string, name: string): string | undefined {
  let depth = 0
  let key: string | undefined
  let start: number | null = null
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    const isEnd = depth === 1 && (token === ',' || token === '}')
    if (isEnd && start !== null) return json.slice(start, index).trim()
    if (depth === 1 && token === ':' && key === name && start === null) start = index + 1
    if (depth === 1 && token.startsWith('"') && start === null) key = JSON.parse(token)
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') depth -= 1
  }
  return undefined
}
