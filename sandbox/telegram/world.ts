import path from 'node:path'

import { createCallLog, type CallLog } from './control/call-log.ts'
import { createFaults, type Faults } from './control/faults.ts'
import { createPolling, type Polling } from './delivery/polling.ts'
import { createDrafts, type Drafts } from './drafts.ts'
import { createEvents, type Events } from './events.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { createMemoryBlobs, openDiskBlobs, type Blobs } from './store/blobs.ts'
import { createBots, type Bots } from './store/bots.ts'
import { createChats, type Chats } from './store/chats.ts'
import { openDatabase, type Database } from './store/database.ts'
import { createFiles, type Files } from './store/files.ts'
import { createMessages, type Messages } from './store/messages.ts'
import { createPayments, type Payments } from './store/payments.ts'
import { createPeople, type People } from './store/people.ts'
import { createQueries, type Queries } from './store/queries.ts'
import { createUpdates, type Updates } from './store/updates.ts'

/** Everything that this Telegram remembers, for the Bot API on one side and the people on the other. */
export interface World {
  readonly db: Database
  readonly now: () => number
  readonly settings: Settings
  readonly bots: Bots
  readonly people: People
  readonly chats: Chats
  readonly messages: Messages
  readonly updates: Updates
  readonly files: Files
  readonly blobs: Blobs
  readonly queries: Queries
  readonly payments: Payments
  readonly drafts: Drafts
  readonly events: Events
  readonly faults: Faults
  readonly calls: CallLog
  readonly polling: Polling
  readonly isLoopbackWebhookAllowed: boolean
  close(): void
}

export async function createWorld(options: {
  dataDir: string | undefined
  now: () => number
  isLoopbackWebhookAllowed: boolean
}): Promise<World> {
  const { dataDir, now, isLoopbackWebhookAllowed } = options
  const db = openDatabase(dataDir)
  const settings = { ...defaultSettings }
  const bots = createBots({ db, now })
  const events = createEvents()
  const drafts = createDrafts({ events })
  const queries = createQueries({ db, now })
  const updates = createUpdates({ db, bots, now })
  const faults = createFaults({ seed: () => settings.seed })
  const polling = createPolling({ updates, faults })
  return {
    db,
    now,
    settings,
    bots,
    events,
    drafts,
    queries,
    people: createPeople({ db }),
    chats: createChats({ db }),
    messages: createMessages({ db }),
    updates,
    faults,
    polling,
    isLoopbackWebhookAllowed,
    files: createFiles({ db }),
    blobs: dataDir ? await openDiskBlobs(path.join(dataDir, 'files')) : createMemoryBlobs(),
    payments: createPayments({ db }),
    calls: createCallLog({ now }),
    close: () => {
      polling.close()
      drafts.close()
      queries.close()
      db.close()
    },
  }
}
