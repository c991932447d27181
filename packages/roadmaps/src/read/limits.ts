/** Limits of a document, each far above what people write. What exceeds one is cut, and a diagnostic says so. */

/** Levels of groups and topics; deeper ones become siblings. */
export const DEPTH_MAX = 12
export const NODES_MAX = 60_000
/** Characters of a title. */
export const TITLE_MAX = 300
/** Characters of a node's text. */
export const TEXT_MAX = 4_000
export const LINKS_MAX = 50
export const URL_MAX = 2_000
/** Characters of one line that are looked at for emphasis, links and code; the rest of a longer line is cut. */
export const LINE_MAX = 2_000
/** Diagnostics of one code; more are counted in one. */
export const DIAGNOSTICS_MAX = 200
