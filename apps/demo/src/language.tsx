import type { CreditsProviderProps } from '@creditkit/ui'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

type Messages = NonNullable<CreditsProviderProps['messages']>

interface Language {
  readonly name: string
  /** Loads the kit's texts; nothing for English, which the kit has with it. */
  readonly load?: () => Promise<Messages>
}

/** The languages of the kit. Nordlys itself speaks English only. */
export const languages: Readonly<Record<string, Language>> = {
  en: { name: 'English' },
  de: { name: 'Deutsch', load: async () => (await import('@creditkit/ui/locales/de')).de },
  fr: { name: 'Français', load: async () => (await import('@creditkit/ui/locales/fr')).fr },
  es: { name: 'Español', load: async () => (await import('@creditkit/ui/locales/es')).es },
  'pt-BR': { name: 'Português', load: async () => (await import('@creditkit/ui/locales/pt-BR')).ptBR },
  ja: { name: '日本語', load: async () => (await import('@creditkit/ui/locales/ja')).ja },
  'zh-CN': { name: '简体中文', load: async () => (await import('@creditkit/ui/locales/zh-CN')).zhCN },
  ar: { name: 'العربية', load: async () => (await import('@creditkit/ui/locales/ar')).ar },
}

const KEY = 'nordlys.language'

interface Spoken {
  /** What the kit speaks: the chosen language once its texts are there. */
  readonly locale: string
  readonly messages: Messages | undefined
  readonly choose: (locale: string) => void
}

const LanguageContext = createContext<Spoken | null>(null)

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY) ?? 'en')
  const [spoken, setSpoken] = useState<Pick<Spoken, 'locale' | 'messages'>>({
    locale: 'en',
    messages: undefined,
  })

  useEffect(() => {
    let isCurrent = true
    localStorage.setItem(KEY, chosen)
    void Promise.resolve(languages[chosen]?.load?.()).then((messages) => {
      if (isCurrent) setSpoken({ locale: chosen in languages ? chosen : 'en', messages })
    })
    return () => {
      isCurrent = false
    }
  }, [chosen])

  return (
    <LanguageContext.Provider value={{ ...spoken, choose: setChosen }}>{children}</LanguageContext.Provider>
  )
}

export function useLanguage() {
  const value = useContext(LanguageContext)
  if (!value) throw new Error('useLanguage needs a LanguageProvider above it')
  return value
}
