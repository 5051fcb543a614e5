/** What a call is refused with; an Error of its own when it goes through. */
export async function thrown(call: Promise<unknown>) {
  return call.then(
    () => {
      throw new Error('It went through.')
    },
    (error) => error,
  )
}
