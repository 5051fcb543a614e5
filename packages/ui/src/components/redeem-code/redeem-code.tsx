import { useConfig } from '@creditkit/client/react'
import type { Grant } from '@creditkit/contract'
import { useState } from 'react'
import type { MessageOverrides } from '../../i18n/index'
import { Root } from '../../parts/index'
import { useEmit, useFormat } from '../../provider/index'
import type { Appearance } from '../../theme/index'
import { type CodeFault, readCode, toRedeemCodeModel } from './redeem-code.model'
import { RedeemCodeView } from './redeem-code.view'
import { useOutcomeFocus } from './use-outcome-focus'
import { useRedemption } from './use-redemption'

/** What redeeming a code takes; everything may be left out. */
export interface RedeemCodeProps {
  /** A code that stands in the field at first, as from a link. It is never redeemed by itself. */
  readonly defaultCode?: string | undefined
  /** Called once a code has been redeemed, with the lot of credits that it brought. */
  readonly onSuccess?: ((grant: Grant) => void) | undefined
  /** The look of this component, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** The wording of this component, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
}

/** Turns a promotion code into credits, once, and says what the server has added. */
export function RedeemCode({ defaultCode, onSuccess, appearance, messages }: RedeemCodeProps) {
  const format = useFormat()
  const emit = useEmit()
  const config = useConfig()
  const { redemption, unsure, waitSeconds, send, reset } = useRedemption(({ grant }) => {
    emit({ type: 'code.redeemed', walletId: grant.walletId })
    onSuccess?.(grant)
  })
  const [text, setText] = useState(defaultCode ?? '')
  const [fault, setFault] = useState<CodeFault | null>(null)
  const [isRefreshing, setRefreshing] = useState(false)
  const model = toRedeemCodeModel({
    config,
    redemption,
    unsure,
    text,
    defaultCode,
    fault,
    waitSeconds,
    format,
  })
  const focus = useOutcomeFocus(model.status)

  function submit() {
    const read = readCode(text)
    if ('code' in read) return void send(read.code)
    setFault(read.fault)
    focus.toField()
  }

  return (
    <Root appearance={appearance} messages={messages}>
      <RedeemCodeView
        fieldRef={focus.fieldRef}
        headingRef={focus.headingRef}
        rootRef={focus.rootRef}
        isRefreshing={isRefreshing}
        model={model}
        onAgain={() => {
          setText('')
          reset()
        }}
        onCheck={() => model.status === 'unsure' && void send(model.code)}
        onRefresh={async () => {
          setRefreshing(true)
          await config.refetch()
          setRefreshing(false)
        }}
        onSubmit={submit}
        onTextChange={(next) => {
          setFault(null)
          setText(next)
        }}
        text={text}
      />
    </Root>
  )
}
