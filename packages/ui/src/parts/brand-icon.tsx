import type { Branding } from '@creditkit/contract'
import { useState } from 'react'
import { Icon, type IconName } from './icon'

/** What stands for a wallet's credits; an external wallet shows no branding. */
export interface BrandIconProps {
  readonly branding: Pick<Branding, 'iconUrl' | 'symbol' | 'color'> | null
  /** Drawn where there is neither picture nor symbol, and where the picture cannot be loaded. */
  readonly fallback?: IconName | undefined
  readonly size?: 'sm' | 'lg' | undefined
}

const sizes = { sm: 'ck:size-5 ck:text-xs ck:rounded-pill', lg: 'ck:size-9 ck:text-base ck:rounded-md' }

/** The brand's picture, symbol or colour behind a coin. It decorates: the name always stands beside it. */
export function BrandIcon({ branding, fallback = 'coins', size = 'lg' }: BrandIconProps) {
  const [broken, setBroken] = useState<string | null>(null)
  const { iconUrl, symbol, color } = branding ?? {}
  const look = `${sizes[size]} ck:inline-flex ck:shrink-0 ck:items-center ck:justify-center ck:overflow-hidden ck:bg-primary-soft ck:font-semibold ck:text-primary-text`
  const tint = color
    ? {
        color: `light-dark(color-mix(in oklab, ${color}, black 25%), color-mix(in oklab, ${color}, white 45%))`,
        backgroundColor: `color-mix(in oklab, ${color} 12%, transparent)`,
      }
    : undefined
  return (
    <span aria-hidden="true" className={look} style={tint}>
      {iconUrl && iconUrl !== broken ? (
        <img
          alt=""
          className="ck:size-full ck:object-cover"
          onError={() => setBroken(iconUrl)}
          referrerPolicy="no-referrer"
          src={iconUrl}
        />
      ) : (
        (symbol ?? <Icon className={size === 'sm' ? 'ck:size-3.5' : 'ck:size-5'} name={fallback} />)
      )}
    </span>
  )
}
