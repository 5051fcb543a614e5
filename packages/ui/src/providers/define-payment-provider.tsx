import type { ProviderConfig, ProviderId } from '@creditkit/contract'
import {
  Component,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useState,
  useSyncExternalStore,
} from 'react'
import { PaymentPending } from './payment-pending'
import type { ApprovalPlace, ConfigOf, PaymentFormProps, PaymentProvider } from './payment-provider'
import { PaymentUnavailable } from './payment-unavailable'

/** Loads a provider's form; asked again after it has failed. */
export type LoadPaymentForm<Id extends ProviderId> = () => Promise<{
  readonly default: ComponentType<PaymentFormProps<ConfigOf<Id>>>
}>

/**
 * Makes a provider whose code is loaded when its form is first shown, in the browser and not on a server. While it loads,
 * and when it cannot be loaded, the form says so in its place and nothing else is touched. `Pending` holds the place, at the
 * size of what comes; it is that of a button unless named.
 */
export function definePaymentProvider<Id extends ProviderId>(
  id: Id,
  approvesIn: ApprovalPlace,
  load: LoadPaymentForm<Id>,
  Pending: ComponentType<{ readonly label: string }> = PaymentPending,
): PaymentProvider {
  const FirstForm = lazy(load)

  function Form({ config, ...props }: PaymentFormProps) {
    // A lazy component remembers its failure, so that another try needs another one.
    const [LoadedForm, setLoadedForm] = useState(() => FirstForm)
    const [attempt, setAttempt] = useState(0)
    const isBrowser = useSyncExternalStore(subscribeToNothing, inBrowser, onServer)
    if (!isConfigOf(id, config)) return null
    if (!isBrowser) return <Pending label={props.labels.loading} />
    const retry = () => {
      setLoadedForm(() => lazy(load))
      setAttempt(attempt + 1)
    }
    return (
      <Fence key={attempt} otherwise={<PaymentUnavailable labels={props.labels} onRetry={retry} />}>
        <Suspense fallback={<Pending label={props.labels.loading} />}>
          <LoadedForm {...props} config={config} />
        </Suspense>
      </Fence>
    )
  }

  return { id, approvesIn, Form }
}

/** Where something runs does not change; React asks again once it has taken over from the server. */
const subscribeToNothing = () => () => {}
const inBrowser = () => true
const onServer = () => false

function isConfigOf<Id extends ProviderId>(id: Id, config: ProviderConfig): config is ConfigOf<Id> {
  return config.id === id
}

interface FenceProps {
  readonly otherwise: ReactNode
  readonly children: ReactNode
}

/** Keeps what goes wrong inside a vendor's code from taking the page with it. */
class Fence extends Component<FenceProps, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? this.props.otherwise : this.props.children
  }
}
