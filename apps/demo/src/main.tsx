import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { App } from './app'
import { startMockApi } from './mock-api'
import './styles.css'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')
const root = createRoot(container)

// A product has its own server here. The demo has a mock one, which lives in a service worker and has to be up first.
startMockApi().then(
  () =>
    root.render(
      <StrictMode>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </StrictMode>,
    ),
  (error: unknown) =>
    root.render(
      <p className="boot">
        The demo keeps its mock server in a service worker, and this browser does not allow one here. Open it
        on localhost or over https, outside a private window. ({String(error)})
      </p>,
    ),
)
