/**
 * What the docstrings of a source file say about the schemas that it exports, by the schema's name without `Schema`.
 * Links become plain code.
 */
export function schemaDocstrings(source: string): Record<string, string> {
  const found = source.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const (\w+)Schema\b/g)
  return Object.fromEntries([...found].map(([, comment = '', name = '']) => [name, plain(comment)]))
}

function plain(comment: string): string {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
  return lines
    .join(' ')
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim()
}
