import { createContext } from 'react'

/** What a component is drawn on: a `page`, or a `dialog`, which is a surface already. Internal to the package. */
export const SurfaceContext = createContext<'page' | 'dialog'>('page')
