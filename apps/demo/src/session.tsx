import { createContext, type ReactNode, useContext, useState } from 'react'

/** Who is signed in to Nordlys. A real product asks its server; the demo lets you switch, per tab. */
export interface Session {
  readonly name: string
  readonly accountId: string
  readonly token: string
  readonly role: 'customer' | 'admin'
}

export const sessions: readonly Session[] = [
  { name: 'Ada Marsh', accountId: 'acct_ada', token: 'mock_ada', role: 'customer' },
  { name: 'Grace Okafor', accountId: 'acct_grace', token: 'mock_grace', role: 'admin' },
]

const KEY = 'nordlys.session'

const SessionContext = createContext<{ session: Session; signIn: (token: string) => void } | null>(null)

export function SessionProvider({ children }: { children: ReactNode }) {
  const [token, setToken] = useState(() => sessionStorage.getItem(KEY) ?? 'mock_ada')
  const session = sessions.find((candidate) => candidate.token === token) ?? sessions[0]
  if (!session) return null
  const signIn = (next: string) => {
    sessionStorage.setItem(KEY, next)
    setToken(next)
  }
  return <SessionContext.Provider value={{ session, signIn }}>{children}</SessionContext.Provider>
}

export function useSession() {
  const value = useContext(SessionContext)
  if (!value) throw new Error('useSession needs a SessionProvider above it')
  return value
}
