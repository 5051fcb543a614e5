import { CreditBalance } from '@creditkit/ui'
import { NavLink, Outlet, useNavigate } from 'react-router'
import { languages, useLanguage } from './language'
import { sessions, useSession } from './session'
import { useTheme } from './theme'

const pages = [
  { to: '/', label: 'Servers' },
  { to: '/plans', label: 'Plans' },
  { to: '/usage', label: 'Usage' },
  { to: '/billing', label: 'Billing' },
  { to: '/account', label: 'Account' },
  { to: '/admin', label: 'Admin' },
]

/** Where `npm start` serves Storybook, which says so where it is not the usual port. */
const STORYBOOK_PORT = import.meta.env.VITE_STORYBOOK_PORT ?? 6006

export function Layout() {
  const navigate = useNavigate()
  const { session, signIn } = useSession()
  const { theme, setTheme } = useTheme()
  const { locale, choose } = useLanguage()
  return (
    <>
      <header className="topbar">
        <NavLink to="/" className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="9" />
            <path d="M7 20c4-9 7-9 9-4s5 5 9-4" />
          </svg>
          Nordlys
        </NavLink>
        <nav aria-label="Main">
          {pages.map((page) => (
            <NavLink key={page.to} to={page.to} end={page.to === '/'}>
              {page.label}
            </NavLink>
          ))}
        </nav>
        <div className="topbar-end">
          <CreditBalance variant="compact" walletId="credits" onAddCredits={() => navigate('/billing')} />
          <label className="picker">
            <span>Language of the credits</span>
            <select value={locale} onChange={(event) => choose(event.target.value)}>
              {Object.entries(languages).map(([tag, { name }]) => (
                <option key={tag} value={tag} lang={tag}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label className="picker">
            <span>Theme</span>
            <select value={theme} onChange={(event) => setTheme(toTheme(event.target.value))}>
              <option value="system">Auto</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
          <label className="picker">
            <span>Signed in as</span>
            <select value={session.token} onChange={(event) => signIn(event.target.value)}>
              {sessions.map((candidate) => (
                <option key={candidate.token} value={candidate.token}>
                  {candidate.name} ({candidate.role})
                </option>
              ))}
            </select>
          </label>
        </div>
      </header>
      <main>
        <Outlet />
      </main>
      <footer>
        A demo on a mock server: no money moves.{' '}
        <a href={`http://localhost:${STORYBOOK_PORT}`}>Every component in Storybook</a>
      </footer>
    </>
  )
}

function toTheme(value: string) {
  return value === 'light' || value === 'dark' ? value : 'system'
}
