/** How actions wrap what they answer: not at all, as next-safe-action does, as `{ success, error }`, or both in each other. */
export type Wrapping = 'plain' | 'data' | 'success' | 'both'

/** A refusal in the words of an action. */
class Refusal extends Error {}

const CREDITS: Readonly<Record<string, number>> = { basic: 100, standard: 500 }

/**
 * The original server actions: everything goes over JSON, as it does between a browser and Next.js. `session`
 * is who is signed in; `books` are the server's credits by user. The webhook of a payment comes when a test says so.
 */
export function createSaasActions(wrapping: Wrapping = 'plain') {
  const books = new Map([
    ['ada', 100],
    ['bob', 0],
  ])
  const intents = new Map<string, { readonly userId: string; readonly packageId: string; isPaid: boolean }>()
  const calls: { readonly action: string; readonly input: unknown }[] = []
  const faults: ((run: () => unknown) => unknown)[] = []
  const trail: unknown[] = []
  const state: { session: string | null } = { session: 'ada' }
  const has = (userId: string) => books.get(userId) ?? 0

  const who = () => {
    if (state.session === null) throw new Refusal('Unauthorized')
    return state.session
  }

  /** Runs an action's own code and wraps its answer; a refusal is an answer, too. */
  function answer(run: () => unknown): unknown {
    try {
      const value = run()
      if (wrapping === 'plain') return value
      if (wrapping === 'data') return { data: value }
      const told = typeof value === 'object' ? { success: true, ...value } : { success: true, data: value }
      return wrapping === 'success' ? told : { data: told }
    } catch (error) {
      if (!(error instanceof Refusal) || wrapping === 'plain') throw error
      if (wrapping === 'data') return { serverError: error.message }
      const told = { success: false, error: error.message }
      return wrapping === 'success' ? told : { data: told }
    }
  }

  /** An action as a browser sees it. */
  function action<Input extends readonly unknown[]>(name: string, run: (...input: Input) => unknown) {
    return async (...input: Input): Promise<unknown> => {
      const sent: Input = JSON.parse(JSON.stringify(input))
      calls.push({ action: name, input: sent[0] })
      const fault = faults.shift() ?? ((serve: () => unknown) => serve())
      const told = fault(() => answer(() => run(...sent)))
      return told === undefined ? undefined : JSON.parse(JSON.stringify(told))
    }
  }

  const add = (userId: string, amount: number) => void books.set(userId, has(userId) + amount)

  return {
    state,
    books,
    intents,
    calls,
    trail,
    actions: {
      getCreditsAction: action('getCreditsAction', () => ({ credits: has(who()) })),
      createCreditPaymentIntent: action(
        'createCreditPaymentIntent',
        ({ packageId }: { packageId: string }) => {
          const userId = who()
          if (CREDITS[packageId] === undefined) throw new Refusal('Package not found')
          const id = `pi_${intents.size + 1}`
          intents.set(id, { userId, packageId, isPaid: false })
          return { clientSecret: `${id}_secret_xyz` }
        },
      ),
      addCredits: action(
        'addCredits',
        (input: { userId: string; amount: number; type: string; description: string }) => {
          if (who() !== 'root') throw new Refusal('Forbidden')
          trail.push(input)
          add(input.userId, input.amount)
        },
      ),
    },
    /** Credits are used, on the server alone, as far as there are any. */
    use: (userId: string, amount: number) => {
      if (has(userId) >= amount) add(userId, -amount)
    },
    /** `payment_intent.succeeded` arrives; a second delivery changes nothing. */
    pay: (id: string) => {
      const intent = intents.get(id)
      if (!intent || intent.isPaid) return
      intent.isPaid = true
      add(intent.userId, CREDITS[intent.packageId] ?? 0)
    },
    /** The next action answers with this, and its own code does not run. */
    answerNext: (told: unknown) => void faults.push(() => told),
    /** The next action runs, and its answer is lost. */
    loseNext: () =>
      void faults.push((run) => {
        run()
        throw new TypeError('fetch failed')
      }),
  }
}
