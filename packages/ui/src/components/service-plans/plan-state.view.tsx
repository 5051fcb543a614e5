import { Badge } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { PlanState } from './plan-card.model'

/** Says in a word that a plan is the customer's; nothing is said of one that is not. */
export function StateBadge({ state }: { readonly state: PlanState }) {
  const t = useMessages()
  switch (state.kind) {
    case 'offered':
    case 'unknown':
      return null
    case 'past_due':
      return <Badge tone="danger">{t('servicePlans.badge.pastDue')}</Badge>
    case 'ends':
    case 'canceled':
      return <Badge tone="neutral">{t('servicePlans.badge.ending')}</Badge>
    case 'renews':
    case 'running':
      return <Badge tone="success">{t('servicePlans.badge.active')}</Badge>
  }
}

/** Says how a plan goes on, or how it would. */
export function StateNote({ state, price }: { readonly state: PlanState; readonly price: string }) {
  const t = useMessages()
  switch (state.kind) {
    case 'offered':
    case 'unknown':
    case 'running':
      return t(`servicePlans.note.${state.kind}`)
    case 'ends':
    case 'canceled':
      return t(`servicePlans.note.${state.kind}`, { date: state.date })
    case 'renews': {
      const { date, missing } = state
      return missing === null
        ? t('servicePlans.note.renews', { date, price })
        : t('servicePlans.note.short', { date, price, missing })
    }
    case 'past_due': {
      const { date, missing } = state
      return missing === null
        ? t('servicePlans.note.pastDue', { date, price })
        : t('servicePlans.note.pastDueShort', { date, missing })
    }
  }
}
