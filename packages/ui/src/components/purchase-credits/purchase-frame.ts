/** Form and payment side by side where there is room, else one under the other. */
export const checkoutGrid = 'ck:grid ck:@2xl:grid-cols-[minmax(0,8fr)_minmax(272px,5fr)]'
/** A purchase without a form stands alone in the middle. */
export const checkoutStack = 'ck:mx-auto ck:w-full ck:max-w-md ck:py-3'

const column = 'ck:flex ck:min-w-0 ck:flex-col ck:gap-5 ck:p-5 ck:@md:p-6'
const footing = 'ck:rounded-b-lg ck:border-t ck:border-border ck:bg-subtle'
const beside =
  'ck:@2xl:rounded-none ck:@2xl:rounded-ee-lg ck:@2xl:[:first-child>&]:rounded-se-lg ck:@2xl:border-s ck:@2xl:border-t-0'

/** The place of the form. */
export const checkoutMain = column
/** The place of the summary and the payment beside a form. */
export const checkoutAside = `${column} ${footing} ${beside}`
/** The same under nothing but a title. */
export const checkoutUnder = `${column} ck:pt-0 ck:@md:pt-0`
