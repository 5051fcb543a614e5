import { AmountLines, Button, Dialog } from '../../parts/index'
import { useMessages } from '../../provider/index'
import type { GateBalance, GatePrice } from './credit-gate.model'
import { useCostText } from './use-gate-texts'

/** What the confirmation takes. */
export interface GateConfirmProps {
  readonly open: boolean
  readonly label: string
  readonly price: GatePrice
  readonly balance: GateBalance
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks once more before an expensive run: what it costs, and what is left then. */
export function GateConfirm({ open, label, price, balance, onConfirm, onClose }: GateConfirmProps) {
  const t = useMessages()
  const cost = useCostText(price) ?? price.credits
  const rest = balance.kind === 'known' ? balance.rest : null
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button onClick={onConfirm} variant="primary">
            {label}
          </Button>
        </>
      }
      description={t('creditGate.confirm.hint')}
      onOpenChange={(next) => (next ? undefined : onClose())}
      open={open}
      title={t('creditGate.confirm.title', { cost })}
    >
      <AmountLines
        lines={[
          { term: t('creditGate.confirm.cost'), value: cost },
          ...(balance.kind === 'known'
            ? [{ term: t('creditGate.confirm.before'), value: balance.credits }]
            : []),
          ...(rest ? [{ term: t(`creditGate.confirm.${rest.kind}`), value: rest.credits, isSum: true }] : []),
        ]}
      />
      {balance.kind === 'unknown' ? (
        <p className="ck:mt-3 ck:text-sm ck:text-muted">{t('creditGate.balance.unknown')}</p>
      ) : null}
    </Dialog>
  )
}
