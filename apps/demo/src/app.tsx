import { createCreditsClient } from '@creditkit/client'
import { CreditsProvider } from '@creditkit/ui'
import { paypal } from '@creditkit/ui/paypal'
import { dodo, paypalRedirect, stripeCheckout } from '@creditkit/ui/redirect'
import { stripe } from '@creditkit/ui/stripe'
import '@creditkit/ui/styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { LanguageProvider, useLanguage } from './language'
import { Layout } from './layout'
import { AccountPage } from './pages/account'
import { AdminPage } from './pages/admin'
import { BillingPage } from './pages/billing'
import { PlansPage } from './pages/plans'
import { ReturnPage } from './pages/return'
import { ServersPage } from './pages/servers'
import { UsagePage } from './pages/usage'
import { SessionProvider, useSession } from './session'
import { ThemeProvider, useTheme } from './theme'

// Nordlys has queries of its own; the kit neither uses nor touches this client.
const queryClient = new QueryClient()

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <LanguageProvider>
          <SessionProvider>
            <Credits>
              <Routes>
                <Route element={<Layout />}>
                  <Route index element={<ServersPage />} />
                  <Route path="billing" element={<BillingPage />} />
                  <Route path="billing/return" element={<ReturnPage />} />
                  <Route path="plans" element={<PlansPage />} />
                  <Route path="usage" element={<UsagePage />} />
                  <Route path="account" element={<AccountPage />} />
                  <Route path="admin" element={<AdminPage />} />
                  <Route path="*" element={<Navigate to="/" replace />} />
                </Route>
              </Routes>
            </Credits>
          </SessionProvider>
        </LanguageProvider>
      </ThemeProvider>
    </QueryClientProvider>
  )
}

// PayPal opens a window over the page, or takes the buyer to its own: /billing?paypal=page.
const isPaypalElsewhere = new URLSearchParams(window.location.search).get('paypal') === 'page'
const payments = [isPaypalElsewhere ? paypalRedirect : paypal, stripe, stripeCheckout, dodo]

function Credits({ children }: { children: React.ReactNode }) {
  const { session } = useSession()
  const { theme } = useTheme()
  const { locale, messages } = useLanguage()
  const client = useMemo(
    () => createCreditsClient({ getHeaders: () => ({ authorization: `Bearer ${session.token}` }) }),
    [session.token],
  )
  const appearance = useMemo(
    () => ({
      theme,
      variables: { colorPrimary: '#126b5f', colorBackground: 'light-dark(#ffffff, #151d1b)' },
    }),
    [theme],
  )
  return (
    <CreditsProvider
      client={client}
      session={session}
      payments={payments}
      appearance={appearance}
      locale={locale}
      messages={messages}
    >
      {children}
    </CreditsProvider>
  )
}
