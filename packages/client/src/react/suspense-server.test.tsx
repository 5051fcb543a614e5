// @vitest-environment node
import { Writable } from 'node:stream'
import { type ReactNode, StrictMode, Suspense } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { balanceRecord, configRecord } from '../query/testing/records'
import { createScriptedBackend, problem, type ScriptedBackend } from '../query/testing/scripted-backend'
import type { Session } from './context'
import { CreditsClientProvider } from './provider'
import { useSuspenseCreditBalance } from './suspense-reads'
import { clientOf, expectQuietConsole } from './testing/mount'

const ada: Session = { accountId: 'account-ada' }

const backendOf = () =>
  createScriptedBackend({
    getConfig: () => configRecord(),
    getBalances: ({ count }) => ({ balances: [balanceRecord(count)] }),
  })

function Credits() {
  const { data } = useSuspenseCreditBalance()
  return <b>{data?.balance.status === 'ok' ? `has ${data.balance.available.minor}` : 'nothing'}</b>
}

function page(backend: ScriptedBackend, session: Session | null | undefined, shown: ReactNode = <Credits />) {
  return (
    <StrictMode>
      <CreditsClientProvider client={clientOf(backend)} session={session}>
        <Suspense fallback="loading">{shown}</Suspense>
      </CreditsClientProvider>
    </StrictMode>
  )
}

/** All of the HTML that a server streams, and what went wrong on the way. */
function stream(element: ReactNode): Promise<{ html: string; errors: unknown[] }> {
  const errors: unknown[] = []
  return new Promise((resolve, reject) => {
    let html = ''
    const sink = new Writable({
      write: (chunk, _, next) => {
        html += String(chunk)
        next()
      },
      final: (done) => {
        done()
        resolve({ html, errors })
      },
    })
    const { pipe } = renderToPipeableStream(element, {
      onShellReady: () => pipe(sink),
      onShellError: reject,
      onError: (error) => void errors.push(error),
    })
  })
}

expectQuietConsole()

describe('what a server streams of a hook under suspense', () => {
  test('is its data: the server asks, each question once', async () => {
    const backend = backendOf()
    const { html, errors } = await stream(
      page(
        backend,
        ada,
        <>
          <Credits />
          <Credits />
        </>,
      ),
    )
    expect(html.match(/<b>has 100<\/b>/g)).toHaveLength(2)
    expect(errors).toEqual([])
    expect(backend.requests.map(({ operation }) => operation)).toEqual(['getConfig', 'getBalances'])
  })

  test('is nothing of another visitor, even when the client is the same', async () => {
    const backend = backendOf()
    const client = clientOf(backend)
    const visit = () =>
      stream(
        <CreditsClientProvider client={client}>
          <Suspense fallback="loading">
            <Credits />
          </Suspense>
        </CreditsClientProvider>,
      )
    const [first, second] = await Promise.all([visit(), visit()])
    expect([first.html, second.html].map((html) => /has \d+/.exec(html)?.[0]).sort()).toEqual([
      'has 100',
      'has 200',
    ])
    expect((await visit()).html).toContain('has 300')
  })

  test('is the fallback where the request fails, and the browser takes over', async () => {
    const backend = backendOf()
    backend.on('getBalances', () => problem('unauthenticated', {}))
    const { html, errors } = await stream(page(backend, ada))
    expect(html).toContain('loading')
    expect(errors).toMatchObject([{ code: 'unauthenticated' }])
  })

  test('is the fallback while it is not known who is signed in, or when nobody is: neither waits', async () => {
    const backend = backendOf()
    const unknown = await stream(page(backend, undefined))
    expect(unknown.html).toContain('loading')
    expect(String(unknown.errors)).toContain('cannot wait for a session')
    const nobody = await stream(page(backend, null))
    expect(nobody.html).toContain('loading')
    expect(nobody.errors).toMatchObject([{ code: 'unauthenticated' }])
    expect(backend.requests).toEqual([])
  })

  test('without a boundary is the page itself once the data is there, or its failure', async () => {
    const backend = backendOf()
    const bare = (
      <CreditsClientProvider client={clientOf(backend)} session={ada}>
        <Credits />
      </CreditsClientProvider>
    )
    expect((await stream(bare)).html).toBe('<b>has 100</b>')
    backend.on('getBalances', () => problem('internal', {}))
    await expect(stream(bare)).rejects.toMatchObject({ code: 'internal' })
  })

  test('is the fallback where the server does not wait', () => {
    expect(renderToString(page(backendOf(), ada))).toContain('loading')
  })
})
