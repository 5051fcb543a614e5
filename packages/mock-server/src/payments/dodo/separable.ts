/**
 * An error answer whose copies do not hold each other. The official SDK discards the body of an answer before it asks
 * again and waits until that is done; of a body that was cloned, as MSW clones every one, the platform discards
 * nothing before the other copy is discarded too, and the SDK would wait for ever.
 */
export async function separable(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  return new Response(separableBody(bytes), { status: response.status, headers: response.headers })
}

function separableBody(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes.slice())
      controller.close()
    },
  })
  return Object.assign(body, { tee: () => [separableBody(bytes), separableBody(bytes)] })
}
