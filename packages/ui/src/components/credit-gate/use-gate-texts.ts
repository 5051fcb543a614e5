import { useMessages } from '../../provider/index'
import type { CreditGateModel, GatePrice } from './credit-gate.model'

/** What a run costs; null while it is not known. */
export function useCostText(price: GatePrice | null): string | null {
  const t = useMessages()
  if (!price) return null
  return price.costIs === 'upTo' ? t('creditGate.upTo', { credits: price.credits }) : price.credits
}

/** What goes on or has come of it, in one line; null where the balance says enough, or a panel says more. */
export function useGateNews(model: CreditGateModel, runningLabel: string | undefined): string | null {
  const t = useMessages()
  switch (model.status) {
    case 'holding':
      return t(model.isResumed ? 'creditGate.resuming' : 'creditGate.holding')
    case 'running':
      return runningLabel ?? t('creditGate.running')
    case 'capturing':
    case 'releasing':
      return t(`creditGate.${model.status}`)
    case 'succeeded':
      if (model.isFree) return t('creditGate.succeeded.free')
      return model.used === null
        ? t('creditGate.succeeded.untold')
        : t('creditGate.succeeded.used', { credits: model.used })
    case 'canceled':
      return t(`creditGate.canceled.${model.credits}`)
    default:
      return null
  }
}

/** Says in a title and sentences what stands in the way or is still open; null while nothing is. */
export function useGateTrouble(
  model: CreditGateModel,
): { readonly title: string; readonly lines: readonly string[]; readonly requestId: string | null } | null {
  const t = useMessages()
  switch (model.status) {
    case 'settling':
      return { title: t('creditGate.settling.title'), lines: [t('creditGate.settling')], requestId: null }
    case 'unsettled': {
      const { credits, time } = model
      const line =
        credits === 'kept' ? t('creditGate.unsettled.kept') : t(`creditGate.unsettled.${credits}`, { time })
      return { title: t('creditGate.settling.title'), lines: [line], requestId: null }
    }
    case 'error':
      return { title: t('creditGate.error.title'), lines: [t(model.message)], requestId: model.requestId }
    case 'failed':
      return failure(model)
    default:
      return null
  }

  function failure(failed: Extract<CreditGateModel, { status: 'failed' }>) {
    const { credits } = failed
    const kept =
      credits.kind === 'held'
        ? credits.time === null
          ? t('creditGate.failed.notCharged')
          : t('creditGate.failed.held', { time: credits.time })
        : t(`creditGate.failed.${credits.kind}`)
    switch (failed.reason) {
      case 'run': {
        const text = failed.text ?? t('creditGate.failed.run')
        return { title: t('creditGate.failed.title'), lines: [text, kept], requestId: null }
      }
      case 'price':
        return {
          title: t('creditGate.failed.priceTitle'),
          lines: [t('creditGate.failed.price', { cost: failed.cost })],
          requestId: null,
        }
      case 'unsure': {
        const offline = failed.isOffline ? [t('creditGate.error.network')] : []
        return {
          title: t('creditGate.failed.unsureTitle'),
          lines: [...offline, t('creditGate.failed.unsure')],
          requestId: failed.requestId,
        }
      }
      case 'hold':
        return {
          title: t('creditGate.failed.holdTitle'),
          lines: [t(failed.message), t('creditGate.failed.notCharged')],
          requestId: failed.requestId,
        }
    }
  }
}
