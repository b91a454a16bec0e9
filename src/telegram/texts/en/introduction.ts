/** One for each command; introducing the bot does not compile without. */
const commands = {
  start: 'To the beginning',
  new: 'Create an avatar from your photos',
  avatars: 'My avatars',
  create: 'Create an image',
  gallery: 'My pictures',
  balance: 'Balance and prices',
  settings: 'Settings',
  language: 'Language: English, Русский',
  help: 'How it works',
  cancel: 'Stop what I am typing',
}

export const introduction = {
  description:
    'AISHA is a photo studio in your chat. Send some photos once, and I learn what you look like. After that, any wish becomes a picture of you: in the mountains, in a business suit, as an oil painting. Pictures without you work, too.\n\nIf something does not work out, its credits come back by themselves.\n\nPress Start.',
  shortDescription: 'A photo studio in your chat: send photos once, then any wish becomes a picture of you.',
  commands,
}
