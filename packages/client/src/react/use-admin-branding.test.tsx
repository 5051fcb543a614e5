import { act, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { configRecord } from '../query/testing/records'
import { createScriptedBackend, problem, type ScriptedBackend } from '../query/testing/scripted-backend'
import { expectQuietConsole, mount } from './testing/mount'
import { useAdminBranding, useSetBranding } from './use-admin-branding'
import { useBranding } from './use-config'

expectQuietConsole()

/** A form as a host would write it: what was typed is the form's own, the version is the one that was read. */
function Form() {
  const { data, refetch, error } = useAdminBranding()
  const save = useSetBranding()
  const [name, setName] = useState('')
  const submit = () => {
    if (data) void save.submit({ name: { one: name, other: name }, version: data.version })
  }
  return (
    <form>
      <input aria-label="name" value={name} onChange={({ target }) => setName(target.value)} />
      <output>{error?.code ?? (data ? `${data.name.other} ${data.version}` : 'pending')}</output>
      <p>
        {save.status} {save.status === 'failed' && `${save.error.code} ${save.input.name.other}`}
      </p>
      <button type="button" onClick={() => setName('Moon')}>
        Type
      </button>
      <button type="button" onClick={submit}>
        Save
      </button>
      <button type="button" onClick={() => void refetch()}>
        Refetch
      </button>
    </form>
  )
}

function Header() {
  return <h1>{useBranding().data?.name.other}</h1>
}

const shown = () => screen.getByRole('status').textContent
const press = (name: string) => act(() => screen.getByText(name).click())
const brand = (name: string, version: number) => ({
  ...configRecord(name).branding,
  version,
})

function admin(): ScriptedBackend {
  return createScriptedBackend({
    getConfig: () => configRecord('Sky'),
    adminGetBranding: () => brand('Sky', 1),
    adminSetBranding: ({ body }) => ({ ...brand('', 2), ...Object(body), version: 2 }),
  })
}

test('what is saved shows in the form and in every widget from its answer', async () => {
  const backend = admin()
  mount(
    <>
      <Header />
      <Form />
    </>,
    backend,
  )
  await waitFor(() => expect(shown()).toBe('Sky 1'))
  await waitFor(() => expect(screen.getByRole('heading').textContent).toBe('Sky'))
  backend.on('getConfig', () => new Promise(() => {}))
  backend.on('adminGetBranding', () => new Promise(() => {}))
  press('Type')
  press('Save')
  await screen.findByText('succeeded')
  expect(shown()).toBe('Moon 2')
  expect(screen.getByRole('heading').textContent).toBe('Moon')
})

test('a conflict keeps what was typed; the newer version is fetched, and saving goes on from it', async () => {
  const backend = admin()
  backend.on('adminSetBranding', ({ body }) =>
    Object(body).version === 1 ? problem('version_conflict', {}) : { ...brand('Moon', 6) },
  )
  mount(<Form />, backend)
  await waitFor(() => expect(shown()).toBe('Sky 1'))
  press('Type')
  press('Save')
  await screen.findByText('failed version_conflict Moon')
  backend.on('adminGetBranding', () => brand('Sun', 5))
  press('Refetch')
  await waitFor(() => expect(shown()).toBe('Sun 5'))
  expect(screen.getByLabelText('name')).toHaveProperty('value', 'Moon')
  press('Save')
  await screen.findByText('succeeded')
  expect(shown()).toBe('Moon 6')
  const keys = backend.requests
    .filter(({ operation }) => operation === 'adminSetBranding')
    .map(({ headers }) => headers.get('idempotency-key'))
  expect(new Set(keys).size).toBe(2)
  backend.on('adminGetBranding', () => brand('Star', 7))
  press('Refetch')
  await waitFor(() => expect(shown()).toBe('Star 7'))
})

test('without the role it is forbidden', async () => {
  mount(<Form />, createScriptedBackend({ adminGetBranding: () => problem('forbidden', {}) }))
  await waitFor(() => expect(shown()).toBe('forbidden'))
})
