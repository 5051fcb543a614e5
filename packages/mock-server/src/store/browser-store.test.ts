import { expect, test } from 'vitest'
import { openBrowserStore } from './browser-store'
import type { StoreNotice } from './commit-log'

test('where nothing can be kept a store of this page alone takes its place, with a notice', async () => {
  const notices: StoreNotice[] = []
  const store = await openBrowserStore({
    name: 'mock',
    format: 1,
    onNotice: (notice) => notices.push(notice),
  })
  expect(notices).toEqual([{ code: 'not_kept', message: expect.stringContaining('as long as this page') }])
  expect(await store.transaction((tx) => tx.next('n'))).toBe(1)
  expect(await store.transaction((tx) => tx.next('n'))).toBe(2)
})
