import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { turnMs, type Turn, type UpdateTurns } from '../../domain/people/update-turns.ts'
import type { PostgresDatabase } from './database.ts'
import { toJsonb } from './jsonb.ts'
import { listenTo } from './listen-to.ts'
import { prepared } from './prepared.ts'
import { selectPeople, toPerson, type PersonRow } from './people.ts'

const channel = 'aisha_update_turns'
const untilThen = sql`now() + make_interval(secs => ${sql.lit(turnMs / 1000)})`
const lookEveryMs = 1000
const forgetEveryMs = 3_600_000

type TurnRow = { readonly applied_updates: readonly number[] } & (PersonRow | { readonly id: null })

/** Processes tell one another by NOTIFY, and look once a second should that be lost. */
export function createUpdateTurns(
  { db, url }: Pick<PostgresDatabase, 'db' | 'url'>,
  onError: (error: unknown) => void,
): UpdateTurns {
  const me = randomUUID()

  const takeFree = async (telegramId: number): Promise<Turn | undefined> => {
    const { rows } = await sql<TurnRow>`${prepared}
      with taken as (
        insert into update_turns as turn (telegram_id, holder, held_until)
        values (${telegramId}, ${me}, ${untilThen})
        on conflict (telegram_id) do update set
          holder = excluded.holder,
          held_until = excluded.held_until,
          wanted_by = nullif(turn.wanted_by, ${me}),
          wanted_update = case when turn.wanted_by <> ${me} then turn.wanted_update end
        where turn.holder is null or turn.holder = ${me} or turn.held_until < now()
        returning applied_updates
      )
      select taken.applied_updates, person.*
      from taken left join ${selectPeople(db).where('telegram_id', '=', telegramId)} as person on true`.execute(
      db,
    )
    const [row] = rows
    if (!row) return undefined
    const { applied_updates: applied, ...person } = row
    return { applied, person: person.id === null ? undefined : toPerson(person) }
  }

  /** False when it has become free meanwhile. */
  const ask = async (telegramId: number, updateId: number): Promise<boolean> => {
    const { rows } = await sql`
      with asked as (
        update update_turns set
          wanted_by = case when wanted_update < ${updateId} then wanted_by else ${me} end,
          wanted_update = least(wanted_update, ${updateId})
        where telegram_id = ${telegramId} and holder is not null and holder <> ${me}
        returning telegram_id
      )
      select pg_notify(${channel}, 'wanted ' || telegram_id || ' ' || ${updateId}::bigint) from asked`.execute(
      db,
    )
    return rows.length > 0
  }

  return {
    async take(telegramId, updateId) {
      for (;;) {
        const turn = await takeFree(telegramId)
        if (turn || (await ask(telegramId, updateId))) return turn
      }
    },

    async giveBack(telegramId, applied) {
      await sql`
        with back as (
          update update_turns set
            holder = wanted_by,
            held_until = case when wanted_by is null then now() else ${untilThen} end,
            wanted_by = null,
            wanted_update = null,
            applied_updates = ${toJsonb(applied)}::jsonb
          where telegram_id = ${telegramId} and holder = ${me}
          returning telegram_id
        )
        select pg_notify(${channel}, 'free ' || telegram_id) from back`.execute(db)
    },

    listen(on) {
      let forgetAt = 0
      return listenTo({
        url,
        channel,
        onError,
        lookEveryMs,
        onMessage(text) {
          const [what, telegramId, updateId] = text.split(' ')
          if (what === 'wanted') on.wanted(Number(telegramId), Number(updateId))
          else on.free(Number(telegramId))
        },
        async look() {
          const wanted = await db
            .selectFrom('update_turns')
            .select(['telegram_id', 'wanted_update'])
            .where('holder', '=', me)
            .where('wanted_by', 'is not', null)
            .execute()
          for (const { telegram_id: telegramId, wanted_update: updateId } of wanted)
            if (updateId !== null) on.wanted(telegramId, updateId)
          if (Date.now() < forgetAt) return
          forgetAt = Date.now() + forgetEveryMs
          await sql`delete from update_turns where held_until < now() - interval '1 day'`.execute(db)
        },
      })
    },
  }
}
