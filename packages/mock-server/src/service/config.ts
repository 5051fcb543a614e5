import type { Branding } from '@creditkit/contract'
import type { Reader } from '../store/index'
import { actorOf, recordAudit } from './audit'
import { catalogueOf, walletsInOrder } from './catalogue'
import { emit } from './event-log'
import type { ServiceMap } from './service-map'
import { ServiceProblem } from './service-problem'
import { brandings } from './tables'

/** What the product offers and what it calls its credits. */
export const configServices: ServiceMap<'getConfig' | 'adminGetBranding' | 'adminSetBranding'> = {
  getConfig: ({ store, session }) =>
    store.read((reader) => {
      const { packages, providers } = catalogueOf(reader)
      return {
        viewer: { ...session },
        branding: brandingOf(reader),
        wallets: walletsInOrder(reader),
        packages: [...packages],
        providers: [...providers],
      }
    }),

  adminGetBranding: ({ store }) => store.read(brandingOf),

  adminSetBranding: (context, update) =>
    context.once((tx) => {
      const current = brandingOf(tx)
      if (update.version !== current.version) {
        throw new ServiceProblem(
          'version_conflict',
          'Somebody else changed the branding in the meantime; look at it again, then save.',
          { version: current.version },
        )
      }
      const branding: Branding = { ...update, version: current.version + 1, updatedAt: context.now() }
      tx.put(brandings, { id: 'branding', branding })
      recordAudit(tx, context, actorOf(context), {
        action: 'branding.update',
        reason: `Renamed to ${branding.name.other}`,
      })
      emit(tx, context, null, { type: 'branding.updated', data: branding })
      return branding
    }),
}

function brandingOf(reader: Reader): Branding {
  const row = reader.get(brandings, 'branding')
  if (!row) throw new Error('The store holds no branding: no scenario was ever written into it.')
  return row.branding
}
