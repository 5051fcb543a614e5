/** Whose money the payments of a test move. */
export const TEST_BUSINESS = {
  apiKey: 'northwind-key',
  webhookSecrets: [`whsec_${btoa('mock secret of northwind')}`],
}

/** Where the pages of a test's fake are. */
export const PAGES = 'https://app.example/__providers'
