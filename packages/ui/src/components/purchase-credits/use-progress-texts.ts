import { useMessages } from '../../provider/index'
import type { PurchaseProgress } from './purchase-progress.model'

/** What a running payment says, to the eye and to a reader of screens alike. */
export function useProgressTexts(
  progress: PurchaseProgress | null,
  provider: string,
): { readonly title: string; readonly hint: string } {
  const t = useMessages()
  if (!progress) return { title: '', hint: '' }
  if (progress.kind !== 'stage') {
    return {
      title: t(`purchaseCredits.${progress.kind}.title`, { provider }),
      hint: t(`purchaseCredits.${progress.kind}.hint`),
    }
  }
  if (progress.stage === 'crediting') {
    return { title: t('purchaseCredits.crediting.title'), hint: t('purchaseCredits.crediting.hint') }
  }
  return {
    title: t(`purchaseCredits.stage.${progress.stage}`),
    hint: t(`purchaseCredits.${progress.stage}.hint`, { provider }),
  }
}
