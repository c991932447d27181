/** Where the build finds and leaves things. */
import { fileURLToPath } from 'node:url'

/** The root of the project, without a trailing slash. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '')
/** What a build leaves for the next one; not under version control. */
export const WORK_DIRECTORY = `${PROJECT_ROOT}/.savepoint`
/** The compiled curriculum that the pages are made from. */
export const CURRICULUM_FILE = `${WORK_DIRECTORY}/curriculum.json`
/** The maps, laid out from it. */
export const MAPS_FILE = `${WORK_DIRECTORY}/maps.json`
/** The built site. `SAVEPOINT_SITE_OUT` puts it elsewhere, for a second build beside the first. */
export const SITE_OUTPUT = process.env.SAVEPOINT_SITE_OUT || `${PROJECT_ROOT}/apps/site/dist`
/** A preview for authors keeps nothing in the browser. It is built beside the site: `SAVEPOINT_PREVIEW=1`. */
export const IS_PREVIEW: boolean = process.env.SAVEPOINT_PREVIEW === '1'
/** What the built site was built from. */
export const BUILD_STATE_FILE = `${WORK_DIRECTORY}/build${(process.env.SAVEPOINT_SITE_OUT ?? '').replace(/\W+/g, '-')}.json`
