/** Colours of the card, which stands alone and can't use the site's style sheet: the values of its tokens. */

export interface CardPalette {
  readonly paper: string
  readonly ink: string
  readonly ink2: string
  readonly rule: string
  readonly act: string
}

/** `tokens.css` has the same values; a test compares them. */
export const CARD_LIGHT: CardPalette = {
  paper: '#fafaf6',
  ink: '#171a18',
  ink2: '#4a504c',
  rule: '#d6d9cf',
  act: '#1c4e8f',
}
export const CARD_DARK: CardPalette = {
  paper: '#141715',
  ink: '#e1e3da',
  ink2: '#b0b5ab',
  rule: '#313732',
  act: '#8db6ee',
}
