const texts = new Set<string>()

/** Every text that a backend of the story on show has answered with: a name of theirs is nobody's to translate. */
export const answeredTexts: ReadonlySet<string> = texts

/** Begins anew, for the next story. */
export const forgetAnswers = () => texts.clear()

const readText = Response.prototype.text

/** Stories have worlds of several makes; what they have in common is that somebody reads the answer. */
Response.prototype.text = async function () {
  const body = await readText.call(this)
  note(body)
  return body
}

/** `queriesPerMonth` → "queries Per Month", `KWD/3` → "KWD". */
const wordsOf = (key: string) =>
  key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/\/\d$/, '')
    .replaceAll('_', ' ')

function note(body: string) {
  try {
    JSON.parse(body, (key, value) => {
      // A kind or a limit that the contract does not name is shown as the words of its key.
      texts.add(wordsOf(key))
      if (typeof value === 'string') texts.add(value).add(wordsOf(value))
      return value
    })
  } catch {
    // No JSON: a table to be saved, or a broken answer that no component shows.
  }
}
