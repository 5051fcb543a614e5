/**
 * Counts the rows of a CSV text that comes piece by piece: each call answers with how many are whole so far, without the
 * heading. A line break within quotes is part of a cell (RFC 4180).
 */
export function createRowCounter(): (piece: string) => number {
  let isQuoted = false
  let lines = 0
  return (piece) => {
    for (let index = 0; index < piece.length; index += 1) {
      const character = piece[index]
      if (character === '"') isQuoted = !isQuoted
      else if (character === '\n' && !isQuoted) lines += 1
    }
    return Math.max(0, lines - 1)
  }
}
