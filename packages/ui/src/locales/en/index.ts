export { defineMessages } from '../../i18n/catalogue'
/** Every message of the kit in English, which a language of one's own is declared from; the kit needs no telling. */
export { en } from '../../i18n/en'
