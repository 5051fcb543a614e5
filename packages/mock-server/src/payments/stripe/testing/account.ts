/** The account of the tests. */
export const TEST_ACCOUNT = {
  secretKey: 'sk_test_northwind',
  publishableKey: 'pk_test_northwind',
  webhookSecrets: ['whsec_mock_northwind'],
} as const

/** Where the hosted pages of the tests are. */
export const PAGES = 'https://shop.example/__providers'
