import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Plugin, preview } from 'vite'
import { test as base } from './nordlys'

const demo = fileURLToPath(new URL('..', import.meta.url))
const NONCE = 'bm9yZGx5cw'

/** What a page of Nordlys is allowed, by where its scripts may come from. Nothing is inline, and nothing is made from text. */
const policyFor = (scripts: string) =>
  Object.entries({
    'default-src': "'none'",
    'script-src': scripts,
    'style-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'self' https://api.stripe.com https://www.sandbox.paypal.com",
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')

export const policies = {
  hosts: policyFor("'self' https://js.stripe.com https://www.sandbox.paypal.com"),
  nonce: policyFor(`'nonce-${NONCE}' 'strict-dynamic'`),
}

/** Serves each page with the policy, and its own scripts with the nonce, as a host's server does. */
const served = (policy: string): Plugin => ({
  name: 'nordlys:policy',
  configurePreviewServer(server) {
    server.middlewares.use((request, response, next) => {
      response.setHeader('content-security-policy', policy)
      if (!request.headers.accept?.includes('text/html')) return next()
      const html = readFileSync(`${demo}/dist/index.html`, 'utf8')
        .replaceAll(/<script |<link rel="modulepreload" /g, (tag) => `${tag}nonce="${NONCE}" `)
        .replace('<head>', `<head><meta property="csp-nonce" nonce="${NONCE}">`)
      response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
    })
  },
})

interface UnderPolicy {
  readonly policy: string
  /** What the browser has kept back, as it says itself; over all pages of the test. */
  readonly violations: readonly string[]
}

/** Nordlys under a strict policy; `policy` chooses which. */
export const test = base.extend<UnderPolicy>({
  policy: [policies.hosts, { option: true }],
  baseURL: async ({ policy }, use) => {
    const server = await preview({
      root: demo,
      plugins: [served(policy)],
      // Whatever holds the port, the next one is as good.
      preview: { host: '127.0.0.1', port: 5190, strictPort: false },
    })
    await use(server.resolvedUrls?.local[0])
    await server.close()
  },
  violations: async ({ context }, use) => {
    const violations: string[] = []
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) violations.push(message.text())
    })
    await context.exposeFunction('tellOfViolation', (what: string) => void violations.push(what))
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const tell: unknown = Reflect.get(window, 'tellOfViolation')
        if (typeof tell === 'function')
          tell(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
      })
    })
    await use(violations)
  },
})
