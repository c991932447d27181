/** The editor in the site's tokens: three tones for code, no frame, no colour of its own. */

import { HighlightStyle } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** Keywords by weight, literals brown, comments grey. */
export const SQL_HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], fontWeight: '600', color: 'var(--code-key)' },
  {
    tag: [tags.string, tags.number, tags.bool, tags.null, tags.special(tags.string)],
    color: 'var(--code-lit)',
  },
  { tag: tags.comment, color: 'var(--code-note)' },
])

/** Returns the look of the editor; one with line numbers (a lab's) has the wider line spacing of a work space. */
export function editorTheme(hasLineNumbers: boolean): Extension {
  return EditorView.theme({
    '&': { backgroundColor: 'transparent', color: 'var(--ink)', fontSize: 'var(--t-code)' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': {
      fontFamily: 'var(--mono)',
      fontVariantLigatures: 'none',
      lineHeight: hasLineNumbers ? '1.7' : 'var(--lh-code)',
      overflowX: 'auto',
    },
    '.cm-content': { padding: '0', caretColor: 'var(--act)' },
    '.cm-line': { padding: '0' },
    '.cm-cursor': { borderLeftColor: 'var(--act)' },
    '.cm-activeLine': { backgroundColor: 'transparent' },
    '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--leaf)' },
    '.cm-gutters': {
      backgroundColor: 'var(--paper)',
      border: '0',
      color: 'var(--ink-3)',
      fontSize: 'var(--t-mark)',
    },
    '.cm-lineNumbers .cm-gutterElement': {
      minWidth: '2rem',
      padding: '0 0.75rem 0 0',
      lineHeight: 'calc(1.7 * var(--t-code))',
    },
    '.cm-content ::selection': { backgroundColor: 'color-mix(in srgb, var(--act) 28%, transparent)' },
    '.cm-content::selection': { backgroundColor: 'color-mix(in srgb, var(--act) 28%, transparent)' },
    '&.cm-focused .cm-matchingBracket': {
      backgroundColor: 'var(--act-wash)',
      color: 'inherit',
      outline: '1px solid var(--rule-2)',
    },
    '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', color: 'var(--wrong)' },
    '.cm-refused': {
      textDecoration: 'underline wavy var(--wrong) 1px',
      textUnderlineOffset: '0.25em',
      backgroundColor: 'var(--wrong-wash)',
    },
    '.cm-tooltip': {
      backgroundColor: 'var(--float)',
      color: 'var(--ink)',
      border: '1px solid var(--rule)',
      borderRadius: 'var(--radius-float)',
      boxShadow: 'var(--shadow)',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': {
      fontFamily: 'var(--mono)',
      fontSize: 'var(--t-code)',
      maxHeight: '14rem',
    },
    '.cm-tooltip-autocomplete ul li': { padding: '0.125rem 0.5rem' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': {
      backgroundColor: 'var(--act)',
      color: 'var(--on-act)',
    },
    '.cm-completionDetail': { color: 'inherit', fontStyle: 'normal', opacity: '0.85' },
  })
}
