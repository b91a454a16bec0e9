import type { LedgerStore } from '../billing/ledger-store.ts'
import type { NoticeStore } from '../notices/notice-store.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { Language } from '../shared/languages.ts'
import type { NewPerson, PeopleStore, Person, PersonChanges } from './person.ts'

export interface PeopleStores {
  readonly people: PeopleStore
  readonly ledger: LedgerStore
  readonly notices: Pick<NoticeStore, 'releaseHeld'>
  readonly jobs: Jobs
}

/** Who uses the product: registration and what they prefer. */
export function createPeople(needs: {
  readonly stores: PeopleStores
  readonly inTransaction: <T>(work: (stores: PeopleStores) => Promise<T>) => Promise<T>
  readonly welcomeCredits: number
  /** A keyed hash of a Telegram id, kept when the person is deleted. */
  readonly hashOf: (telegramId: number) => string
}) {
  const { stores, inTransaction, welcomeCredits, hashOf } = needs

  return {
    find: (telegramId: number): Promise<Person | undefined> => stores.people.findByTelegramId(telegramId),

    /** Idempotent; the welcome credits come with the first time only, for ever. */
    register: (newcomer: NewPerson): Promise<{ person: Person; grantedCredits: number }> =>
      inTransaction(async ({ people, ledger }) => {
        const { person, isNew } = await people.add(newcomer)
        if (!isNew || welcomeCredits === 0) return { person, grantedCredits: 0 }
        if (!(await people.grantWelcomeOnce(hashOf(newcomer.telegramId))))
          return { person, grantedCredits: 0 }
        await ledger.credit({ userId: person.id, credits: welcomeCredits, kind: 'welcome', details: {} })
        const balanceCredits = person.balanceCredits + welcomeCredits
        return { person: { ...person, balanceCredits }, grantedCredits: welcomeCredits }
      }),

    /** Somebody who could not be reached is back: what was held for them is sent now. */
    welcomeBack: (userId: number): Promise<void> =>
      inTransaction(async ({ people, notices, jobs }) => {
        await people.update(userId, { unreachableSince: null })
        for (const noticeId of await notices.releaseHeld(userId))
          await jobs.add('deliver-notice', { noticeId }, { key: String(noticeId) })
      }),

    chooseLanguage: (userId: number, language: Language): Promise<void> =>
      stores.people.update(userId, { language }),

    update: (userId: number, changes: PersonChanges): Promise<void> => stores.people.update(userId, changes),

    expect: (userId: number, expectation: string | null, updateId: number): Promise<void> =>
      stores.people.expect(userId, expectation, updateId),
  }
}

export type People = ReturnType<typeof createPeople>
