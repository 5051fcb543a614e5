/** The result of a request; rejects with its error. */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** The end of a transaction: resolves once it is complete, rejects with what it failed for once nothing of it happened. */
export function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted.'))
  })
}

/** Runs `work` in a transaction and waits until it is complete; when `work` throws, the transaction is aborted. */
export async function inTransaction<T>(transaction: IDBTransaction, work: () => Promise<T>): Promise<T> {
  const completion = completionOf(transaction)
  // The cause below is what is reported; the abort that follows from it is not news.
  completion.catch(() => {})
  try {
    const value = await work()
    await completion
    return value
  } catch (error) {
    abort(transaction)
    throw transaction.error ?? error
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already, which is all that is asked for.
  }
}
