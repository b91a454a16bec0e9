import type { User } from '@grammyjs/types'

import type { Database } from './database.ts'

export interface PersonRecord {
  readonly user: User
  readonly stars: number
}

export interface People {
  find(id: number): PersonRecord | undefined
  all(): readonly PersonRecord[]
  put(user: User): PersonRecord
  /** Changes the wallet; undefined when there are too few Stars. */
  move(id: number, stars: number): PersonRecord | undefined
}

const startingStars = 10_000

const firstPeople: readonly User[] = [
  { id: 1, is_bot: false, first_name: 'Гость', language_code: 'ru' },
  { id: 2, is_bot: false, first_name: 'Guest', language_code: 'en' },
]

interface PersonRow {
  readonly user: string
  readonly stars: number
}

const fromRow = (row: PersonRow): PersonRecord => ({ user: JSON.parse(row.user) as User, stars: row.stars })

export function createPeople({ db }: { db: Database }): People {
  const find = (id: number): PersonRecord | undefined => {
    const row = db.get<PersonRow>('select user, stars from people where id = ?', id)
    return row && fromRow(row)
  }
  const put = (user: User): PersonRecord => {
    db.run(
      'insert into people values (?, ?, ?) on conflict (id) do update set user = excluded.user',
      user.id,
      JSON.stringify(user),
      startingStars,
    )
    return find(user.id) ?? { user, stars: startingStars }
  }
  for (const user of firstPeople) if (!find(user.id)) put(user)

  return {
    find,
    put,
    all: () => db.all<PersonRow>('select user, stars from people order by id').map(fromRow),
    move: (id, stars) => {
      const changed = db.run(
        'update people set stars = stars + ? where id = ? and stars + ? >= 0',
        stars,
        id,
        stars,
      )
      return changed ? find(id) : undefined
    },
  }
}
