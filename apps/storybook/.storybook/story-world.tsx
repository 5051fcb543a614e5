import { pseudoMessages } from '@creditkit/ui'
import type { Decorator } from '@storybook/react-vite'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { catalogueFor } from '../../../packages/ui/src/locales/testing/catalogues'
import { createWorld, InWorld, type WorldOptions } from '../../../packages/ui/src/testing/world'
import { isPseudo, onPseudoSwitch } from './pseudo-switch'

interface StoryWorldProps {
  readonly options: WorldOptions
  readonly theme: 'light' | 'dark'
  readonly direction: 'auto' | 'ltr' | 'rtl'
  readonly locale: string
  readonly width: string
  readonly children: ReactNode
}

const PSEUDO = pseudoMessages()

/** Each story, on a page of its own or among others on a docs page, gets a backend that nothing else speaks to. */
function StoryWorld({ options, theme, direction, locale, width, children }: StoryWorldProps) {
  const [world] = useState(() => createWorld(options))
  const pseudo = useSyncExternalStore(onPseudoSwitch, isPseudo)
  return (
    <div className="story" data-theme={theme} dir={direction === 'auto' ? undefined : direction}>
      <div style={{ maxInlineSize: width === 'full' ? undefined : `${width}px`, marginInline: 'auto' }}>
        <InWorld
          appearance={{ theme }}
          locale={pseudo ? 'ja' : locale}
          world={world}
          {...(direction === 'auto' ? {} : { direction })}
          messages={pseudo || locale === 'en-XA' ? PSEUDO : catalogueFor(locale)}
        >
          {children}
        </InWorld>
      </div>
    </div>
  )
}

/** Puts a story into its world, as the toolbar and the story's `parameters.world` say. */
export const inStoryWorld: Decorator = (Story, { globals, parameters, id }) => (
  <StoryWorld
    direction={globals.direction}
    key={id}
    locale={globals.locale}
    options={parameters.world ?? {}}
    theme={globals.theme}
    width={parameters.width ?? globals.width}
  >
    <Story />
  </StoryWorld>
)
