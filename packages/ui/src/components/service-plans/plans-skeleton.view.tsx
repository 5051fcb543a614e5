import { Skeleton, VisuallyHidden } from '../../parts/index'
import { useMessages } from '../../provider/index'

/** As many plans side by side as there is room for. */
export const plansGrid =
  'ck:grid ck:grid-cols-1 ck:gap-4 ck:@xl:grid-cols-2 ck:@3xl:grid-cols-3 ck:@xl:items-stretch'
/** The frame of a plan. */
export const planFrame =
  'ck:@container ck:flex ck:w-full ck:min-w-0 ck:flex-col ck:gap-5 ck:rounded-lg ck:border ck:bg-background ck:p-5 ck:shadow-xs'
/** The place of what a plan says about itself; two lines, so that plans of all states stand level. */
export const planNote = 'ck:min-h-[2.9em] ck:text-sm ck:text-muted ck:tabular-nums ck:break-words'

const PLANS = ['a', 'b', 'c']
const LIMITS = ['a', 'b', 'c']

/** The place of the plans while they load, with three limits each. */
export function PlansSkeleton() {
  const t = useMessages()
  return (
    <>
      <div aria-hidden="true" className={plansGrid}>
        {PLANS.map((plan) => (
          <div className={`${planFrame} ck:border-border`} key={plan}>
            <div className="ck:flex ck:flex-col ck:gap-1">
              <p className="ck:min-h-6 ck:text-lg">
                <Skeleton className="ck:w-[6em]" />
              </p>
              <p className="ck:block">
                <Skeleton className="ck:w-[10em]" />
              </p>
            </div>
            <div className="ck:flex ck:flex-col ck:gap-0.5">
              <p className="ck:text-2xl">
                <Skeleton className="ck:w-[5em]" />
              </p>
              <p className="ck:text-sm">
                <Skeleton className="ck:w-[11em]" />
              </p>
            </div>
            <div className="ck:flex ck:flex-col ck:gap-2 ck:border-t ck:border-border ck:pt-4 ck:text-sm">
              {LIMITS.map((limit) => (
                <p className="ck:block" key={limit}>
                  <Skeleton />
                </p>
              ))}
            </div>
            <p className={planNote}>
              <Skeleton className="ck:w-[12em]" />
            </p>
            <Skeleton className="ck:mt-auto ck:h-10 ck:w-full ck:rounded-md" />
          </div>
        ))}
      </div>
      <VisuallyHidden>{t('servicePlans.loading')}</VisuallyHidden>
    </>
  )
}
