import '@creditkit/ui/styles.css'
import type { Preview } from '@storybook/react-vite'

const preview: Preview = {
  parameters: {
    // A story with an accessibility violation fails the test run.
    a11y: { test: 'error' },
  },
}

export default preview
