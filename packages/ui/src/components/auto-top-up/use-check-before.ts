import { useEffect, useRef, useState } from 'react'

/**
 * Looks once more before something is done: asks the server, and goes on when what it has said is drawn. Somebody else may
 * have changed the rule meanwhile, and the API takes the last word for the right one.
 */
export function useCheckBefore(
  look: () => Promise<void>,
  goOn: () => void,
): { readonly isRunning: boolean; readonly run: () => void } {
  const [stage, setStage] = useState<'idle' | 'looking' | 'looked'>('idle')
  const latest = useRef(goOn)
  useEffect(() => {
    latest.current = goOn
  })
  useEffect(() => {
    if (stage !== 'looked') return
    setStage('idle')
    latest.current()
  }, [stage])

  async function run() {
    setStage('looking')
    await look()
    setStage('looked')
  }
  return { isRunning: stage !== 'idle', run: () => void run() }
}
