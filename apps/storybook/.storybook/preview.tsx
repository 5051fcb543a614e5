import './story-clock'
import '@creditkit/ui/styles.css'
import './preview.css'
import type { Preview } from '@storybook/react-vite'
import { configure } from 'storybook/test'
import { inStoryWorld } from './story-world'

// The second that a play function waits by default is short for a busy machine.
configure({ asyncUtilTimeout: 15_000 })

/**
 * Brings what fades in to its end, so that contrast is measured on what people see: Storybook pauses animations before it
 * tests. What turns for ever has no end.
 */
function untilStill() {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  }
}

const preview: Preview = {
  afterEach: untilStill,
  tags: ['autodocs'],
  decorators: [inStoryWorld],
  parameters: {
    layout: 'fullscreen',
    // A story with an accessibility violation fails the test run.
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Components', 'Parts', 'Theme'] } },
    backgrounds: { disable: true },
  },
  initialGlobals: { theme: 'light', direction: 'auto', locale: 'en', width: 'full' },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: {
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    direction: {
      description: 'Direction',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Direction by locale' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    locale: {
      description: 'Locale',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch (numbers, dates)' },
          { value: 'fr', title: 'Français (numbers, dates)' },
          { value: 'ja', title: '日本語 (numbers, dates)' },
          { value: 'ar-EG', title: 'العربية (numbers, dates, direction)' },
          { value: 'en-XA', title: 'Pseudo-locale' },
        ],
      },
    },
    width: {
      description: 'Width',
      toolbar: {
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: 'full', title: 'Full width' },
          { value: '960', title: '960 px' },
          { value: '640', title: '640 px' },
          { value: '480', title: '480 px' },
          { value: '327', title: 'Phone (327 px)' },
        ],
      },
    },
  },
}

export default preview
