/** Rows as CSV and TSV, in the two formats of PostgreSQL's COPY, so that NULL and the empty text stay apart. */

type Rows = readonly (readonly (string | null)[])[]

/** Returns CSV with a header line: NULL is nothing, the empty text is `""`, lines end in LF. **Source:** COPY, CSV format. */
export function toCsv(columns: readonly string[], rows: Rows): string {
  return [columns, ...rows].map((row) => `${row.map(csvField).join(',')}\n`).join('')
}

function csvField(value: string | null): string {
  if (value === null) return ''
  const mustQuote = value === '' || value === '\\.' || /[",\r\n]/.test(value) || value.trim() !== value
  return mustQuote ? `"${value.replaceAll('"', '""')}"` : value
}

/** Returns tab-separated text with a header line: NULL is `\N`, tabs and line ends are escaped. **Source:** COPY, text format. */
export function toTsv(columns: readonly string[], rows: Rows): string {
  return [columns, ...rows].map((row) => `${row.map(tsvField).join('\t')}\n`).join('')
}

const TSV_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function tsvField(value: string | null): string {
  if (value === null) return '\\N'
  return value.replace(/[\\\t\n\r]/g, (character) => TSV_ESCAPES[character] ?? character)
}
