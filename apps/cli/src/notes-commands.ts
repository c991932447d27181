/** The commands on notes and on the current project. What they do is in the files beside. */

import type { Command } from 'commander'
import { listNotes, type NotesShowOptions, showNotes } from './notes-show.ts'
import { exportNotebook, importNotebook } from './notes-transfer.ts'
import {
  addLink,
  addNote,
  clearProject,
  type ProjectOptions,
  setProject,
  showProject,
} from './notes-write.ts'
import type { CliSession } from './session.ts'

type Choose = (action: () => Promise<number>) => void

/** Adds `notes` and `project` to the program. */
export function addNotesCommands(program: Command, session: CliSession, choose: Choose): void {
  const notes = program.command('notes').description('your notes, reflections and links, by subject')
  notes
    .command('list')
    .description('list what has notes')
    .option('--json', 'print JSON')
    .action((options: NotesShowOptions) => choose(() => listNotes(session, options)))
  notes
    .command('show <subject>')
    .description('print the notes on a concept (wal), a roadmap (roadmap:ID) or a topic (topic:ROADMAP/ID)')
    .option('--json', 'print JSON')
    .action((subject: string, options: NotesShowOptions) =>
      choose(() => showNotes(session, subject, options)),
    )
  notes
    .command('add <subject> <text>')
    .description('write a note in Markdown ("-" reads standard input)')
    .option('--reflection', 'write a dated reflection')
    .action((subject: string, text: string, options: { readonly reflection?: boolean }) =>
      choose(() => addNote(session, { subject, text }, options)),
    )
  notes
    .command('link <subject> <address>')
    .description('keep a link')
    .option('--title <title>', 'what it is called')
    .action((subject: string, address: string, options: { readonly title?: string }) =>
      choose(() => addLink(session, { subject, address }, options)),
    )
  notes
    .command('export <target>')
    .description('write a folder of Markdown files, or one JSON (FILE.json, "-" for standard output)')
    .option('--force', 'replace files that differ')
    .action((target: string, options: { readonly force?: boolean }) =>
      choose(() => exportNotebook(session, target, options)),
    )
  notes
    .command('import <source>')
    .description('bring back an exported folder or JSON; texts that differ become new versions')
    .action((source: string) => choose(() => importNotebook(session, source)))
  addProjectCommands(program, session, choose)
}

function addProjectCommands(program: Command, session: CliSession, choose: Choose): void {
  const project = program
    .command('project')
    .description('show your current project')
    .option('--json', 'print JSON')
    .action((options: { readonly json?: boolean }) => choose(() => showProject(session, options)))
  project
    .command('set')
    .description('set or change it')
    .option('--title <title>', 'what it is called')
    .option('--url <address>', 'where it is; "" removes the address')
    .option('--text <text>', 'what it is, in Markdown ("-" reads standard input)')
    .action((options: ProjectOptions) => choose(() => setProject(session, options)))
  project
    .command('clear')
    .description('empty the slot')
    .action(() => choose(() => clearProject(session)))
}
