import type { Methods } from '../api/method.ts'
import { albumMethods } from './albums.ts'
import { callbackMethods } from './callbacks.ts'
import { chatMethods } from './chats.ts'
import { commandMethods } from './commands.ts'
import { copyingMethods } from './copying.ts'
import { deletingMethods } from './deleting.ts'
import { draftMethods } from './drafts.ts'
import { editingMethods } from './editing.ts'
import { fileMethods } from './files.ts'
import { inlineMethods } from './inline.ts'
import { paymentMethods } from './payments.ts'
import { profileMethods } from './profile.ts'
import { sendingMethods } from './sending.ts'
import { updateMethods } from './updates.ts'

/** Every method that is really carried out; the others that exist are refused by name. */
export const methods: Methods = {
  ...profileMethods,
  ...updateMethods,
  ...sendingMethods,
  ...albumMethods,
  ...copyingMethods,
  ...editingMethods,
  ...deletingMethods,
  ...draftMethods,
  ...callbackMethods,
  ...commandMethods,
  ...paymentMethods,
  ...inlineMethods,
  ...fileMethods,
  ...chatMethods,
}
