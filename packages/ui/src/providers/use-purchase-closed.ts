import { useEffect, useRef } from 'react'
import type { PaymentFormProps } from './payment-provider'

/** Runs `end` once each time that a purchase which could be approved no longer can; never because none has begun yet. */
export function usePurchaseClosed({ status }: PaymentFormProps['state'], end: () => void): void {
  const isOpen = status === 'creating' || status === 'awaiting_approval'
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen) end()
    wasOpen.current = isOpen
  }, [isOpen, end])
}
