import { Component, type ReactNode } from 'react'
import { isCreditsError } from '../../http/problem'

interface Props {
  readonly onReset?: () => void
  readonly children: ReactNode
}

/** Shows the code of what a component threw, and a button that shows the children again. */
export class ErrorBoundary extends Component<Props> {
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override state: { readonly error: unknown } = { error: null }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    const again = () => {
      this.props.onReset?.()
      this.setState({ error: null })
    }
    return (
      <button type="button" onClick={again}>
        {isCreditsError(error) ? error.code : String(error)}
      </button>
    )
  }
}
