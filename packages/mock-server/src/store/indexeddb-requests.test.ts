import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { inTransaction, resultOf } from './indexeddb-requests'

/** Begins a transaction over one object store that already has the key `taken`. */
async function begin() {
  const request = new IDBFactory().open('test', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('rows').add('first', 'taken')
  const database = await resultOf(request)
  const transaction = database.transaction('rows', 'readwrite')
  const count = async () => resultOf(database.transaction('rows').objectStore('rows').count())
  return { transaction, rows: transaction.objectStore('rows'), count }
}

test('the value is there once the transaction is complete', async () => {
  const { transaction, rows, count } = await begin()
  const value = await inTransaction(transaction, async () => {
    await resultOf(rows.add('second', 'free'))
    return 'done'
  })
  expect(value).toBe('done')
  expect(await count()).toBe(2)
})

test('a transaction that comes to nothing after its last request rejects', async () => {
  const { transaction, rows, count } = await begin()
  const failing = inTransaction(transaction, async () => {
    await resultOf(rows.add('second', 'free'))
    transaction.abort()
    return 'done'
  })
  await expect(failing).rejects.toThrow()
  expect(await count()).toBe(1)
})

test('a request that fails unseen rejects with its own error and undoes the others', async () => {
  const { transaction, rows, count } = await begin()
  const failing = inTransaction(transaction, async () => {
    rows.add('again', 'taken')
    await resultOf(rows.add('second', 'free')).catch(() => {})
  })
  await expect(failing).rejects.toMatchObject({ name: 'ConstraintError' })
  expect(await count()).toBe(1)
})

test('work that throws undoes what it asked for', async () => {
  const { transaction, rows, count } = await begin()
  const failing = inTransaction(transaction, async () => {
    await resultOf(rows.add('second', 'free'))
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await count()).toBe(1)
})
