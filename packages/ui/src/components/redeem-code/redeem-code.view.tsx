import { type RefCallback, type RefObject, useId } from 'react'
import {
  Button,
  Card,
  CardBody,
  CardHeader,
  FailureReference,
  LiveRegion,
  LoadFailure,
  Notice,
} from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import { CodeForm, type CodeFormActions } from './code-form.view'
import type { RedeemCodeModel } from './redeem-code.model'
import { RedeemedCredits } from './redeemed-credits.view'

/** What the drawing of a code takes. */
export interface RedeemCodeViewProps extends CodeFormActions {
  readonly model: RedeemCodeModel
  /** What is typed. */
  readonly text: string
  /** Goes on the heading of an outcome, for whoever moves the focus there. */
  readonly headingRef: RefCallback<HTMLElement>
  readonly rootRef: RefObject<HTMLElement | null>
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  readonly onCheck: () => void
  readonly onAgain: () => void
}

/** Draws redeeming a code. What is typed stays whatever comes. */
export function RedeemCodeView(props: RedeemCodeViewProps) {
  const { model } = props
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  return (
    <section
      ref={props.rootRef}
      aria-busy={model.status === 'loading' || model.status === 'redeeming'}
      aria-labelledby={titleId}
      {...slot('redeemCode', 'ck:block', { status: model.status })}
      data-state={model.status}
    >
      <Card>
        <CardHeader
          description={t('redeemCode.description')}
          title={t('redeemCode.title')}
          titleId={titleId}
        />
        <CardBody>
          <CodeState {...props} />
        </CardBody>
      </Card>
      <LiveRegion>{model.status === 'unsure' ? t('redeemCode.unsureTitle') : ''}</LiveRegion>
    </section>
  )
}

function CodeState(props: RedeemCodeViewProps) {
  const { model, text, headingRef, isRefreshing, onRefresh, onAgain } = props
  const t = useMessages()
  switch (model.status) {
    case 'loading':
    case 'ready':
    case 'redeeming':
      return <CodeForm {...props} model={model} text={text} />
    case 'redeemed':
      return <RedeemedCredits headingRef={headingRef} model={model} onAgain={onAgain} />
    case 'unsure':
      return <UnsureState {...props} model={model} />
    case 'error':
      return (
        <LoadFailure
          failure={model}
          retry={
            <Button loading={isRefreshing} onClick={onRefresh} size="sm">
              {t('common.retry')}
            </Button>
          }
          title={t('redeemCode.errorTitle')}
        />
      )
  }
}

type Unsure = Extract<RedeemCodeModel, { status: 'unsure' }>

function UnsureState({
  model,
  headingRef,
  onCheck,
  onAgain,
}: RedeemCodeViewProps & { readonly model: Unsure }) {
  const t = useMessages()
  return (
    <Notice
      actions={
        <>
          <Button loading={model.isChecking} onClick={onCheck} size="sm">
            {t('redeemCode.check')}
          </Button>
          <Button disabled={model.isChecking} onClick={onAgain} size="sm" variant="ghost">
            {t('redeemCode.other')}
          </Button>
        </>
      }
      announce="none"
      icon="clock"
      title={
        <span ref={headingRef} className="ck:block ck:outline-none" tabIndex={-1}>
          {t('redeemCode.unsureTitle')}
        </span>
      }
      tone="warning"
    >
      <p className="ck:block">
        {t(model.reason === 'offline' ? 'redeemCode.unsureOffline' : 'redeemCode.unsureServer')}
      </p>
      <p className="ck:block ck:[overflow-wrap:anywhere]">{t('redeemCode.codeIs', { code: model.code })}</p>
      <FailureReference {...model} />
    </Notice>
  )
}
