import { CreditsClientProvider, type CreditsClientProviderProps } from '@creditkit/client/react'
import { useMemo } from 'react'
import { createFormatter, type Direction } from '../format/index'
import {
  createTranslator,
  type MessageOverrides,
  type MissingMessageListener,
  type TranslateBridge,
} from '../i18n/index'
import type { PaymentProvider } from '../providers/payment-provider'
import { type Appearance, defaultAppearance, layerAppearance } from '../theme/index'
import { defaultKit, type Kit, KitContext } from './kit-context'
import { type KitEventListener, safeListener } from './kit-events'

/** What a host sets up once. Only `client` is needed. */
export type CreditsProviderProps = CreditsClientProviderProps & {
  /** A BCP 47 tag for numbers, dates, plurals and direction; `en` unless named. */
  readonly locale?: string | undefined
  /** The way text runs; as the locale has it unless named. */
  readonly direction?: Direction | undefined
  /** An IANA time zone that dates are written in; the reader's own unless named. Name it where a server renders. */
  readonly timeZone?: string | undefined
  /** Texts: a whole language, a host's own wording for some, or one spread over the other. English where there is none. */
  readonly messages?: MessageOverrides | undefined
  /** Asks a host's own i18n for each text; undefined leaves it to the kit. */
  readonly translate?: TranslateBridge | undefined
  /** Told once a text for which the locale has none, so that English was shown. */
  readonly onMissingMessage?: MissingMessageListener | undefined
  readonly appearance?: Appearance | undefined
  /** The payment providers that purchases may use, `[paypal]`. Each loads its script when its form is first shown. */
  readonly payments?: readonly PaymentProvider[] | undefined
  /**
   * The hosts of payment pages that buyers may be sent to, `['checkout.stripe.com']`; their subdomains are included. Any
   * that is reached over https unless named, and this machine itself while the page comes from it.
   */
  readonly redirectHosts?: readonly string[] | undefined
  /** Where dialogs and menus are put; the end of the body unless named. Null while the element is not there yet. */
  readonly portalContainer?: HTMLElement | null | undefined
  /** Told what happens, for analytics. */
  readonly onEvent?: KitEventListener | undefined
}

const NO_PAYMENTS: readonly PaymentProvider[] = []

/** Gives every component below it a client, a language and a look. Safe to nest: the innermost counts. */
export function CreditsProvider(props: CreditsProviderProps) {
  const { locale = 'en', direction, timeZone, messages, translate, onMissingMessage } = props
  const { appearance, payments = NO_PAYMENTS, redirectHosts = null, portalContainer = null } = props
  const { onEvent, children, ...client } = props

  const texts = useMemo(() => {
    const format = createFormatter(locale, { timeZone, direction })
    const sources = { format, messages, translate, onMissingMessage }
    return { format, sources, t: createTranslator(sources) }
  }, [locale, direction, timeZone, messages, translate, onMissingMessage])

  const kit = useMemo<Kit>(
    () => ({
      ...texts,
      appearance: layerAppearance(defaultAppearance, appearance),
      payments,
      redirectHosts,
      leaveFor: defaultKit.leaveFor,
      portalContainer,
      emit: safeListener(onEvent),
    }),
    [texts, appearance, payments, redirectHosts, portalContainer, onEvent],
  )

  return (
    <CreditsClientProvider {...client}>
      <KitContext.Provider value={kit}>{children}</KitContext.Provider>
    </CreditsClientProvider>
  )
}
