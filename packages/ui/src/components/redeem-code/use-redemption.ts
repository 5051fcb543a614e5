import type { CreditsError } from '@creditkit/client'
import { useRedeemCode } from '@creditkit/client/react'
import type { OperationOutput } from '@creditkit/contract'
import { useEffect, useRef, useState } from 'react'
import type { Redemption } from './redeem-code.model'
import { useCountdown } from './use-countdown'

/** So long after an unclear answer the server is asked again by itself, in milliseconds; then only when asked to. */
const CHECK_AFTER_MS = [2_000, 5_000, 15_000]

/** Redeeming a code, once, whatever becomes of the answers. */
export interface RedemptionHandle {
  readonly redemption: Redemption
  /** What went wrong last, where it is unknown since whether the code was redeemed; null where that is known. */
  readonly unsure: CreditsError | null
  /** Seconds until another try makes sense, 0 when it does now. */
  readonly waitSeconds: number
  /** Sends a code. Where it is unknown what became of the same code before, this finds out. */
  readonly send: (code: string) => Promise<void>
  /** Back to the beginning. */
  readonly reset: () => void
}

/** Sends codes. After an unclear answer the same code goes out again under the same key, so that it counts once. */
export function useRedemption(onRedeemed: (result: OperationOutput<'redeemCode'>) => void): RedemptionHandle {
  const redemption = useRedeemCode()
  const [unsure, setUnsure] = useState<CreditsError | null>(null)
  const countdown = useCountdown()
  const { submit } = redemption

  const send: RedemptionHandle['send'] = async (code) => {
    const outcome = await submit({ code })
    const error = outcome.status === 'failed' ? outcome.error : null
    setUnsure(outcome.status === 'failed' && !outcome.isOutcomeKnown ? outcome.error : null)
    if (error?.code === 'rate_limited') countdown.start(error.retryAfterMs ?? 0)
    if (outcome.status === 'succeeded') onRedeemed(outcome.result)
  }
  useChecks(redemption, send)

  return {
    redemption,
    unsure,
    waitSeconds: countdown.seconds,
    send,
    reset: () => {
      setUnsure(null)
      redemption.reset()
    },
  }
}

/** Asks again what became of a code after each failure that leaves it open: after a while, and once there is a connection. */
function useChecks(redemption: Redemption, send: (code: string) => unknown): void {
  const checks = useRef(0)
  const latestSend = useRef(send)
  useEffect(() => {
    latestSend.current = send
  })

  const open = redemption.status === 'failed' && !redemption.isOutcomeKnown ? redemption : null
  const failure = open?.error
  const code = open?.input.code
  const isOver = open === null && redemption.status !== 'pending'
  useEffect(() => {
    if (isOver) checks.current = 0
    if (failure === undefined || code === undefined) return
    const check = () => void latestSend.current(code)
    const wait = CHECK_AFTER_MS[checks.current]
    const timer = wait === undefined ? undefined : setTimeout(check, wait)
    checks.current += 1
    window.addEventListener('online', check)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', check)
    }
  }, [failure, code, isOver])
}
