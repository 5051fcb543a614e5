import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Without test globals Testing Library cannot register its own clean-up.
afterEach(cleanup)

// The second that Testing Library waits by default is short for a busy machine.
configure({ asyncUtilTimeout: 15_000 })
