/** Starts the mock backend behind this page's requests; its state is kept in the browser and shared by its tabs. */
export async function startMockApi(): Promise<void> {
  const { startMockBackend } = await import('@creditkit/mock-server/browser')
  await startMockBackend({ persist: 'nordlys' })
}
