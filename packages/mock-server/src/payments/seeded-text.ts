/**
 * A text drawn from a seed and a number of a sequence: the same two give the same text every time. Different numbers
 * give different texts where the text is long enough to hold 32 bits (7 characters of 36, 8 of 16). For identifiers of
 * a mock, not for secrets.
 */
export function seededText(seed: number, sequence: number, length: number, alphabet: string): string {
  const perWord = Math.ceil(32 / Math.log2(alphabet.length))
  let text = ''
  for (let word = 0; text.length < length; word += 1) {
    let bits = mix(mix(seed + word * 0x9e3779b9) ^ sequence)
    for (let place = 0; place < perWord; place += 1) {
      text += alphabet[bits % alphabet.length] ?? ''
      bits = Math.floor(bits / alphabet.length)
    }
  }
  return text.slice(0, length)
}

/** MurmurHash3's finaliser: scatters 32 bits one-to-one, so that different numbers stay different. */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
