import './story-clock'
import '@creditkit/ui/styles.css'
import './preview.css'
import type { Preview, StoryContext } from '@storybook/react-vite'
import { configure } from 'storybook/test'
import { forgetAnswers } from './answered-texts'
import { checkEveryLook } from './every-look'
import { checkEveryWidth } from './every-width'
import { findEnglish } from './every-word'
import { inPseudo } from './pseudo-switch'
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

/** In a test run each story is looked at in every look, and read in a language that nobody speaks. */
async function checkStory({ args, canvasElement, parameters, title }: StoryContext) {
  untilStill()
  if (import.meta.env.MODE !== 'test') return
  const { a11y } = parameters
  if (a11y.test !== 'off') await checkEveryLook(untilStill, import.meta.env.VITE_AXE === 'all', a11y)
  // Stories of parts and themes are filled with words of their own.
  if (!title.startsWith('Components/')) return checkEveryWidth(canvasElement)
  await inPseudo(async () => {
    await findEnglish([args, parameters.texts])
    // Its words are a third longer than the English ones, as those of other languages are.
    await checkEveryWidth(canvasElement)
  })
}

const preview: Preview = {
  beforeEach: forgetAnswers,
  afterEach: checkStory,
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
          { value: 'de', title: 'Deutsch' },
          { value: 'fr', title: 'Français' },
          { value: 'es', title: 'Español' },
          { value: 'pt-BR', title: 'Português (Brasil)' },
          { value: 'ja', title: '日本語' },
          { value: 'zh-CN', title: '简体中文' },
          { value: 'ar-EG', title: 'العربية' },
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
