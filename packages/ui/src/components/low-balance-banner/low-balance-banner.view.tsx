import { type RefObject, useId } from 'react'
import { Button, Icon, LiveRegion } from '../../parts/index'
import { useMessages, useSlot } from '../../provider/index'
import type { LowBalance, LowBalanceBannerModel, ShortLevel } from './low-balance-banner.model'

/** What the drawing of the banner takes. */
export interface LowBalanceBannerViewProps {
  readonly status: LowBalanceBannerModel['status']
  /** Those that are to be seen, in spend order. */
  readonly banners: readonly LowBalance[]
  readonly reserveSpace: boolean
  readonly onAddCredits: (banner: LowBalance) => void
  /** Puts a banner away; without it they stay. */
  readonly onDismiss: ((banner: LowBalance) => void) | undefined
  /** Takes the focus when a banner goes with it. */
  readonly place: RefObject<HTMLDivElement | null>
}

/** Draws the banners in a place that is always there, and announces a new one once, when the reader has a moment. */
export function LowBalanceBannerView(props: LowBalanceBannerViewProps) {
  const { status, banners, reserveSpace, place } = props
  const t = useMessages()
  const slot = useSlot()
  const spoken = banners.map(({ level, walletName }) =>
    t(`lowBalanceBanner.announce.${level}`, { wallet: walletName }),
  )
  return (
    <div
      ref={place}
      tabIndex={-1}
      {...slot('lowBalanceBanner', 'ck:@container ck:flex ck:flex-col ck:gap-3 ck:outline-none', { status })}
      data-state={status}
    >
      {banners.map((banner) => (
        <Banner {...props} banner={banner} key={banner.walletId} />
      ))}
      {reserveSpace && banners.length === 0 ? <FreePlace /> : null}
      <LiveRegion>{t.join('sentences', spoken)}</LiveRegion>
    </div>
  )
}

const shape =
  'ck:grid ck:grid-cols-[auto_minmax(0,1fr)_auto] ck:items-start ck:gap-3 ck:rounded-md ck:border ck:p-3.5 ck:@xl:items-center'
/** Narrow, the button stands below the text; wide, both stand at the end of the line. */
const actions = 'ck:contents ck:@xl:flex ck:@xl:items-center ck:@xl:gap-2'
const buttonPlace = 'ck:col-span-2 ck:col-start-2 ck:row-start-2'
const looks = {
  low: 'ck:border-warning-line ck:bg-warning-soft',
  zero: 'ck:border-danger-line ck:bg-danger-soft',
  owed: 'ck:border-danger-line ck:bg-danger-soft',
}
const inks = { low: 'ck:text-warning-text', zero: 'ck:text-danger-text', owed: 'ck:text-danger-text' }
function Banner(props: LowBalanceBannerViewProps & { readonly banner: LowBalance }) {
  const { banner, onAddCredits, onDismiss } = props
  const { level, walletName, canBuy } = banner
  const t = useMessages()
  const slot = useSlot()
  const titleId = useId()
  return (
    <section
      aria-labelledby={titleId}
      {...slot('lowBalanceBannerWallet', `${shape} ${looks[level]}`, { level })}
      data-state={level}
    >
      <Icon className={`ck:mt-0.5 ck:size-[18px] ${inks[level]} ck:@xl:mt-0`} name="alert" />
      <div className="ck:min-w-0">
        <p className="ck:font-medium ck:break-words" id={titleId}>
          {titleOf(banner, t)}
        </p>
        <p className="ck:text-sm ck:break-words ck:text-muted">{hintOf(banner, t)}</p>
      </div>
      <div className={actions}>
        {canBuy ? (
          <div className={buttonPlace}>
            <Button
              aria-label={t('lowBalanceBanner.addTo', { wallet: walletName })}
              onClick={() => onAddCredits(banner)}
              size="sm"
              slot="lowBalanceBannerAdd"
              variant="primary"
            >
              {t('lowBalanceBanner.add')}
            </Button>
          </div>
        ) : null}
        {onDismiss ? (
          <Button
            aria-label={t('lowBalanceBanner.dismissOf', { wallet: walletName })}
            onClick={() => onDismiss(banner)}
            size="icon"
            slot="lowBalanceBannerDismiss"
            variant="ghost"
          >
            <Icon name="close" />
          </Button>
        ) : null}
      </div>
    </section>
  )
}

type Translate = ReturnType<typeof useMessages>

function titleOf({ level, credits, walletName }: LowBalance, t: Translate): string {
  if (level === 'zero') return t('lowBalanceBanner.zero', { wallet: walletName })
  return t(`lowBalanceBanner.${level}`, { credits })
}

function hintOf({ level, pending, canBuy, asOf }: LowBalance, t: Translate): string {
  const hints: Record<ShortLevel, string> = {
    low: t('lowBalanceBanner.lowHint'),
    zero: t(canBuy ? 'lowBalanceBanner.zeroHintBuy' : 'lowBalanceBanner.zeroHint'),
    owed: t('lowBalanceBanner.owedHint'),
  }
  const hint =
    pending && level !== 'owed' ? t.plural('lowBalanceBanner.pending', pending.count, pending) : hints[level]
  return asOf === null ? hint : t.join('sentences', [t('lowBalanceBanner.asOf', { time: asOf }), hint])
}

/** The room of a banner, with nothing in it to be seen or heard. */
function FreePlace() {
  const t = useMessages()
  return (
    <div aria-hidden="true" className={`${shape} ck:invisible`}>
      <Icon className="ck:mt-0.5 ck:size-[18px]" name="alert" />
      <div className="ck:min-w-0">
        <p className="ck:font-medium">{t('lowBalanceBanner.add')}</p>
        <p className="ck:text-sm">{t('lowBalanceBanner.lowHint')}</p>
      </div>
      <div className={actions}>
        <div className={buttonPlace}>
          <Button disabled size="sm">
            {t('lowBalanceBanner.add')}
          </Button>
        </div>
        <Button disabled size="icon">
          <Icon name="close" />
        </Button>
      </div>
    </div>
  )
}
