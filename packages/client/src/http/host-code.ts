/**
 * Calls code of the host: a hook, a listener. What it throws is reported like any uncaught error, where the platform can,
 * and goes no further, because neither telemetry nor a view ever breaks a payment.
 */
export function callHost(call: () => void): void {
  try {
    call()
  } catch (error) {
    if (typeof reportError === 'function') reportError(error)
  }
}
