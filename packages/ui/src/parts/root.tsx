import { type ReactNode, useRef } from 'react'
import type { MessageOverrides } from '../i18n/index'
import { KitContext, layerKit, useKit } from '../provider/kit-context'
import { type Appearance, variablesStyle } from '../theme/index'
import { useServerStyles } from './use-server-styles'

/** What every component of the kit takes. */
export interface RootProps {
  /** This component's own look, over that of the provider. */
  readonly appearance?: Appearance | undefined
  /** This component's own wording, over that of the provider. */
  readonly messages?: MessageOverrides | undefined
  /** Draws a `span` in the font, size and colour of the text around it, instead of a block. */
  readonly inline?: boolean | undefined
  readonly children: ReactNode
}

/**
 * The outermost element of every component and overlay: the scope that the stylesheet is nested in, with theme,
 * direction and language. It has no look of its own, so that a host's layout meets a plain box.
 */
export function Root({ appearance, messages, inline, children }: RootProps) {
  const kit = layerKit(useKit(), appearance, messages)
  const element = useRef<HTMLDivElement>(null)
  useServerStyles(element)
  const Element = inline ? 'span' : 'div'
  return (
    <KitContext.Provider value={kit}>
      <Element
        ref={element}
        className="ck-scope"
        data-ck-inline={inline || undefined}
        data-ck-theme={kit.appearance.theme}
        dir={kit.format.direction}
        lang={kit.format.locale}
        style={variablesStyle(kit.appearance.variables)}
      >
        {children}
      </Element>
    </KitContext.Provider>
  )
}
