/** The wire between a client and a small server: it remembers every request, and breaks where a test says so. */
export function createWire(serve: (request: Request) => Promise<Response>) {
  const requests: Request[] = []
  const faults: ((request: Request) => Promise<Response>)[] = []
  return {
    requests,
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      const request = new Request(new URL(url, 'https://shop.test'), init)
      requests.push(request.clone())
      const fault = faults.shift()
      return fault ? fault(request) : serve(request)
    },
    /** The next request is answered with this; the server never hears of it. */
    answerNext: (response: Response) => void faults.push(async () => response),
    /** The next request reaches the server, and its answer is lost on the way back. */
    loseNext: () =>
      void faults.push(async (request) => {
        await serve(request)
        throw new TypeError('fetch failed')
      }),
  }
}

/** Method and address of a request, as a route is written down. */
export const routeOf = ({ method, url }: Request) => `${method} ${new URL(url).pathname}`
