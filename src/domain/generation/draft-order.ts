import type { Avatar } from '../avatars/avatar.ts'
import type { AvatarStore } from '../avatars/avatar-store.ts'
import { priceOfImages, type Prices } from '../billing/prices.ts'
import type { Person } from '../people/person.ts'
import { maxWishLength } from '../wishes/tidy-wish.ts'
import { imageModelFor, type Likeness } from './catalogue.ts'
import { composeFromSource } from './compose-from-source.ts'
import { composePrompt, type ComposedPrompt } from './compose-prompt.ts'
import type { DraftChanges, DraftStore, GenerationStore, NewDraft, OrderDraft } from './generation.ts'
import type { ImageModelEntry } from './models/model-entry.ts'

/** Everything that a summary shows before the person pays. */
export interface OrderSummary {
  readonly draft: OrderDraft
  readonly avatar: Avatar | null
  readonly model: ImageModelEntry
  readonly composed: ComposedPrompt
  readonly priceCredits: number
}

interface Needs {
  readonly avatars: Pick<AvatarStore, 'find' | 'findMain'>
  readonly drafts: DraftStore
  readonly prices: Prices
}

export interface DraftStart
  extends
    Partial<Pick<OrderDraft, 'written' | 'styleKey' | 'styleKeys' | 'sampleFileId'>>,
    Pick<NewDraft, 'madeByUpdate'> {
  readonly avatarId: number | null | undefined
  readonly wish: string
}

/** `avatarId` undefined takes the main avatar where there is one, null goes without. */
export async function startDraft(needs: Needs, person: Person, start: DraftStart): Promise<OrderSummary> {
  const avatar = await avatarOf(needs, person.id, start.avatarId)
  const draft = await needs.drafts.add({
    ...start,
    userId: person.id,
    avatarId: avatar?.id ?? null,
    wish: start.wish.trim().slice(0, maxWishLength),
    format: person.defaultFormat,
    imageCount: person.defaultCount,
    improve: person.improveWishes,
  })
  return summaryOf(needs.prices, draft, avatar)
}

async function avatarOf(
  needs: Needs,
  userId: number,
  avatarId: number | null | undefined,
): Promise<Avatar | null> {
  if (avatarId === null) return null
  const found =
    avatarId === undefined ? await needs.avatars.findMain(userId) : await needs.avatars.find(userId, avatarId)
  return found?.status === 'completed' ? found : null
}

export async function updateDraft(
  needs: Needs,
  userId: number,
  draftId: number,
  changes: DraftChanges,
): Promise<OrderSummary | undefined> {
  const wish = changes.wish?.trim().slice(0, maxWishLength)
  // Other words are written out anew, and so are the same ones that shall no longer be improved.
  const isOther = wish !== undefined || changes.improve !== undefined || changes.styleKey !== undefined
  const draft = await needs.drafts.update(userId, draftId, {
    ...(isOther ? { written: null } : {}),
    ...changes,
    ...(wish === undefined ? {} : { wish }),
  })
  return draft && summaryWithAvatar(needs, draft)
}

export async function findDraft(
  needs: Needs,
  userId: number,
  draftId: number,
): Promise<OrderSummary | undefined> {
  const draft = await needs.drafts.find(userId, draftId)
  return draft && summaryWithAvatar(needs, draft)
}

/** A new draft with everything as it was, or nearly: the same wish, avatar, format and number. */
export async function repeatGeneration(
  needs: Needs & { readonly generations: Pick<GenerationStore, 'find'> },
  person: Person,
  generationId: number,
  changes: {
    readonly imageCount?: number
    readonly keepsSeed?: boolean
  } & Pick<NewDraft, 'madeByUpdate'> = {},
): Promise<OrderSummary | undefined> {
  const before = await needs.generations.find(generationId)
  if (before?.userId !== person.id) return undefined
  const { wish, format, kind, sourceImageId, sourcePhotoKey, written, styleKey } = before
  const avatar = kind === 'image' ? await avatarOf(needs, person.id, before.avatarId) : null
  const improve = written !== null || before.promptChanges.length > 0
  const draft = await needs.drafts.add({
    userId: person.id,
    avatarId: kind === 'image' ? (avatar?.id ?? null) : before.avatarId,
    wish,
    format,
    imageCount: changes.imageCount ?? before.imageCount,
    improve,
    written,
    styleKey,
    kind,
    sourceImageId,
    sourcePhotoKey,
    seed: changes.keepsSeed ? before.seed : null,
    ...(changes.madeByUpdate === undefined ? {} : { madeByUpdate: changes.madeByUpdate }),
  })
  return summaryOf(needs.prices, draft, avatar)
}

async function summaryWithAvatar(needs: Needs, draft: OrderDraft): Promise<OrderSummary> {
  const avatar = draft.avatarId === null ? undefined : await needs.avatars.find(draft.userId, draft.avatarId)
  return summaryOf(needs.prices, draft, avatar ?? null)
}

/** A series has one image of each style. */
export const imagesIn = ({ styleKeys, imageCount }: OrderDraft): number =>
  styleKeys.length > 0 ? styleKeys.length : imageCount

export function summaryOf(prices: Prices, draft: OrderDraft, avatar: Avatar | null): OrderSummary {
  const { kind, wish: words, improve, written } = draft
  const count = imagesIn(draft)
  const model = imageModelFor({ kind, avatar: likenessKindOf(avatar) })
  const composed =
    kind === 'image'
      ? composePrompt({ words, improve, written, ...(avatar ? { avatar } : {}) })
      : composeFromSource(kind, words)
  const priceCredits = priceOfImages(prices, { model, kind, withAvatar: avatar !== null, count })
  return { draft, avatar, model, composed, priceCredits }
}

function likenessKindOf(avatar: Avatar | null): Likeness {
  if (!avatar) return 'none'
  if (avatar.type === 'instant') return 'photos'
  return avatar.finetuneId === null ? 'weights' : 'finetune'
}
