import { useMessages } from '../../provider/index'
import type { CreditGateModel } from './credit-gate.model'
import type { Countdown } from './use-countdown'
import { useGateNews, useGateTrouble } from './use-gate-texts'

/**
 * What a reader of screens hears when the action moves on; empty says nothing. Stages that pass by themselves are left
 * out, and so are the seconds of a countdown.
 */
export function useGateAnnouncement(
  model: CreditGateModel,
  runningLabel: string | undefined,
  countdown: Countdown,
): string {
  const t = useMessages()
  const news = useGateNews(model, runningLabel)
  const trouble = useGateTrouble(model)
  switch (model.status) {
    case 'holding':
      return model.isResumed ? (news ?? '') : ''
    case 'capturing':
    case 'releasing':
      return ''
    case 'blocked': {
      const hint = t(model.resumes ? 'creditGate.blocked.resumes' : 'creditGate.blocked.waits')
      return t.join('sentences', [t('creditGate.blocked.announce', { missing: model.missing }), hint])
    }
    case 'limited':
      return countdown.isOver
        ? t('creditGate.limited.over')
        : t.join('stop', [t('creditGate.limited.title'), t('creditGate.limited.soon')])
    default:
      return news ?? (trouble ? t.join('stop', [trouble.title, t.join('sentences', trouble.lines)]) : '')
  }
}
