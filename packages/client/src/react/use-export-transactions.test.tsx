import { act, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import type { TransactionFilter } from '../query/keys'
import { createScriptedBackend, problem, type ScriptedRequest } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { type ExportOutcome, useExportTransactions } from './use-export-transactions'

expectQuietConsole()

const promises: Promise<ExportOutcome>[] = []

function Export({ filter }: { filter?: TransactionFilter }) {
  const file = useExportTransactions()
  const [outcome, setOutcome] = useState('')
  const start = () => {
    const promise = file.start(filter)
    promises.push(promise)
    void promise.then(({ status }) => setOutcome(status))
  }
  return (
    <div>
      <output>
        {file.status} {file.status === 'pending' && `${file.progress.rows} ${file.progress.bytes}`}
        {file.status === 'succeeded' && file.result}
        {file.status === 'failed' && file.error.code}
      </output>
      <p>outcome {outcome}</p>
      <button type="button" onClick={start}>
        Start
      </button>
      <button type="button" onClick={file.cancel}>
        Cancel
      </button>
    </div>
  )
}

/** A file that the test writes piece by piece; `aborts` counts the readers that have gone. */
function slowFile() {
  const writers: ReadableStreamDefaultController<Uint8Array>[] = []
  let aborts = 0
  const answer = ({ signal }: ScriptedRequest) => {
    signal?.addEventListener('abort', () => {
      aborts += 1
    })
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void writers.push(controller) })
    return new Response(body, { headers: { 'content-type': 'text/csv' } })
  }
  return {
    answer,
    aborts: () => aborts,
    files: () => writers.length,
    write: (text: string) => act(async () => writers.at(-1)?.enqueue(new TextEncoder().encode(text))),
    close: () => act(async () => writers.at(-1)?.close()),
  }
}

const shown = () => screen.getByRole('status').textContent
const press = (name: string) => act(() => screen.getByText(name).click())

function setUp(filter?: TransactionFilter) {
  const file = slowFile()
  const backend = createScriptedBackend({ exportTransactions: file.answer })
  return { file, backend, ...mount(<Export {...(filter && { filter })} />, backend) }
}

test('the whole filter is exported, and what has arrived is told on the way', async () => {
  const { file, backend } = setUp({ walletId: 'main', q: 'dns' })
  expect(shown()).toBe('idle ')
  press('Start')
  expect(shown()).toBe('pending 0 0')
  await waitFor(() => expect(file.files()).toBe(1))
  expect(backend.requests[0]?.query).toEqual({ walletId: 'main', q: 'dns' })
  await file.write('id\r\na\r\n')
  await waitFor(() => expect(shown()).toBe('pending 1 7'))
  await file.write('b\r\n')
  await waitFor(() => expect(shown()).toBe('pending 2 10'))
  await file.close()
  await waitFor(() => expect(shown()).toBe('succeeded id\r\na\r\nb\r\n'))
  screen.getByText('outcome succeeded')
})

test('starting twice is one request and one promise', async () => {
  const { file, backend } = setUp()
  press('Start')
  press('Start')
  expect(promises.at(-1)).toBe(promises.at(-2))
  await waitFor(() => expect(file.files()).toBe(1))
  expect(backend.count('exportTransactions')).toBe(1)
})

test('canceling breaks the transfer off, and starting again begins anew', async () => {
  const { file } = setUp()
  press('Start')
  await waitFor(() => expect(file.files()).toBe(1))
  await file.write('id\r\na\r\n')
  press('Cancel')
  press('Start')
  await waitFor(() => expect(file.files()).toBe(2))
  expect(file.aborts()).toBe(1)
  expect(shown()).toBe('pending 0 0')
  press('Cancel')
  await waitFor(() => expect(shown()).toBe('canceled '))
  screen.getByText('outcome canceled')
  press('Cancel')
  expect(shown()).toBe('canceled ')
})

test('another filter takes the place of the one under way', async () => {
  const { file, show } = setUp()
  press('Start')
  await waitFor(() => expect(file.files()).toBe(1))
  show(<Export filter={{ type: 'usage' }} />)
  press('Start')
  await waitFor(() => expect(file.files()).toBe(2))
  expect(file.aborts()).toBe(1)
  await file.write('id\r\nnew\r\n')
  await file.close()
  await waitFor(() => expect(shown()).toBe('succeeded id\r\nnew\r\n'))
})

test('what goes wrong is an outcome', async () => {
  const { backend } = setUp()
  backend.on('exportTransactions', () => problem('forbidden', {}))
  press('Start')
  await waitFor(() => expect(shown()).toBe('failed forbidden'))
})

test('another account ends the export and sees nothing of it; so does leaving', async () => {
  const { file, show } = setUp()
  press('Start')
  await waitFor(() => expect(file.files()).toBe(1))
  await file.write('id\r\nof ada\r\n')
  show(<Export />, { session: { accountId: 'account-bob' } })
  expect(shown()).toBe('idle ')
  await waitFor(() => expect(file.aborts()).toBe(1))
  await screen.findByText('outcome canceled')
  expect(shown()).toBe('idle ')
  press('Start')
  await waitFor(() => expect(file.files()).toBe(2))
  show(<p>Elsewhere</p>, { session: { accountId: 'account-bob' } })
  await waitFor(() => expect(file.aborts()).toBe(2))
})
