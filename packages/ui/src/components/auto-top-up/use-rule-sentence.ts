import { useMessages } from '../../provider/index'
import type { RuleWords } from './rule.model'

/** The rule in one plain sentence; what is not known yet is left open. */
export function useRuleSentence(words: RuleWords | null): string {
  const t = useMessages()
  const open = t('autoTopUp.unknownPart')
  if (!words) return ''
  return t('autoTopUp.rule', {
    threshold: words.threshold ?? open,
    credits: words.credits ?? open,
    price: words.price ?? open,
    limit: words.limit ?? open,
    method: words.provider ? t(`autoTopUp.method.${words.provider}`) : open,
  })
}

/** Whether the sentence says everything. To the eye a part is left open; said aloud, the sentence would be no sentence. */
export function isWhole(words: RuleWords): boolean {
  return Object.values(words).every((word) => word !== null)
}
