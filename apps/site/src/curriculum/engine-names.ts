/** What engines are called on the page, with the version whose output the lessons record. */
export const ENGINE_NAMES: Readonly<Record<string, string>> = { postgres: 'PostgreSQL 18.6' }
