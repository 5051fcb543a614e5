import fc from 'fast-check'

/*
 * A property that has failed is told before the test's own time is over, with its seed and the simplest case so far, however
 * many simpler ones there are to try; so is one that hangs. A test with more time than others says how much of it this may take.
 */
fc.configureGlobal({ interruptAfterTimeLimit: 45_000, markInterruptAsFailure: true })
