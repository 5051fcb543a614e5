/** Which build of the tables a kept state was written by, in a browser or a file; a state of another number is set aside. */
export const STATE_FORMAT = 2
