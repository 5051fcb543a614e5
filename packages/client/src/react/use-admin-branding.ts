import type { Branding, OperationInput } from '@creditkit/contract'
import { brandingQuery } from '../query/options'
import { useCreditsContext } from './context'
import { mapHandle, type ReadHandle } from './read-handle'
import { useNews, useRead } from './use-read'
import { type SubmissionHandle, useSubmission } from './use-submission'

/** What the product calls its credits, for the admin who changes it; a newer version arrives live. */
export function useAdminBranding(): ReadHandle<Branding> {
  const handle = useRead(brandingQuery(useCreditsContext().account))
  const { branding } = useNews()
  const { data } = handle
  return mapHandle(handle, data && branding && branding.version > data.version ? branding : data)
}

/**
 * Renames the product's credits; every widget follows as soon as it succeeded. `version_conflict` means that somebody
 * else did since: `input` still has what was typed, and `refetch` of {@link useAdminBranding} gets the version to go on
 * from. Submitting the same twice at once is one change.
 */
export function useSetBranding(): SubmissionHandle<OperationInput<'adminSetBranding'>, Branding> {
  return useSubmission(useCreditsContext().account.submit('adminSetBranding'))
}
