/** Form and payment side by side where there is room, else one under the other. */
export const checkoutGrid = 'ck:grid ck:@2xl:grid-cols-[minmax(0,1fr)_minmax(16rem,21rem)]'
/** A purchase without a form: one under the other everywhere. */
export const checkoutStack = 'ck:mx-auto ck:grid'
/** The place of the form. */
export const checkoutMain = 'ck:flex ck:min-w-0 ck:flex-col ck:gap-5 ck:p-5 ck:@md:p-6'

const aside =
  'ck:flex ck:min-w-0 ck:flex-col ck:gap-5 ck:bg-subtle ck:p-5 ck:@md:p-6 ck:border-border ck:border-t ck:rounded-b-lg'
/** The place of the summary and the payment beside a form. */
export const checkoutAside = `${aside} ck:@2xl:rounded-none ck:@2xl:rounded-e-lg ck:@2xl:border-s ck:@2xl:border-t-0`
/** The same under nothing but a title. */
export const checkoutUnder = aside
