import { useEffect, useLayoutEffect } from 'react'

/** An effect that has happened before anybody sees what was drawn; on a server, where nobody looks, none at all. */
export const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect
