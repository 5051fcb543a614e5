const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let bits = byte
  for (let place = 0; place < 8; place += 1) bits = bits & 1 ? (bits >>> 1) ^ 0xedb88320 : bits >>> 1
  return bits
})

/** CRC-32 (ISO 3309, as zip and PNG have it) of a text in UTF-8, from 0 to 4 294 967 295. */
export function crc32(text: string): number {
  let bits = 0xffffffff
  for (const byte of new TextEncoder().encode(text)) bits = (bits >>> 8) ^ (TABLE[(bits ^ byte) & 0xff] ?? 0)
  return (bits ^ 0xffffffff) >>> 0
}
