import { useState } from 'react'
import type { MessageOverrides, TranslatorSources } from '../i18n/index'
import { useKit } from '../provider/kit-context'

/**
 * The words in effect, as one value that stays the same until they are others: a new language, or another wording. A host
 * may write the same wording anew with every render.
 */
export function useWords(): object {
  const { sources } = useKit()
  const [words, setWords] = useState(sources)
  if (words === sources || isSame(words, sources)) return words
  setWords(sources)
  return sources
}

function isSame(left: TranslatorSources, right: TranslatorSources): boolean {
  const { overrides: before = [] } = left
  const { overrides: now = [] } = right
  return (
    left.format.locale === right.format.locale &&
    hasSameTexts(left.messages, right.messages) &&
    before.length === now.length &&
    before.every((layer, index) => hasSameTexts(layer, now[index]))
  )
}

function hasSameTexts(left: MessageOverrides = {}, right: MessageOverrides = {}): boolean {
  if (left === right) return true
  const texts: ReadonlyMap<string, unknown> = new Map(Object.entries(right))
  const before = Object.entries(left)
  return before.length === texts.size && before.every(([key, text]) => isSameText(text, texts.get(key)))
}

/** What a function writes is not known; one in the place of another is taken for the same. */
function isSameText(left: unknown, right: unknown): boolean {
  return left === right || (typeof left === 'function' && typeof right === 'function')
}
