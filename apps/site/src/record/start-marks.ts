/** Pages that only show the record: everything is painted from the whole outline and follows the log. */
import { loadOutline } from './outline.ts'
import { paintProgress } from './paint.ts'
import { watchProgress } from './record.ts'

const outline = await loadOutline('all')
await watchProgress(outline, ({ view }) => paintProgress(document, view))
