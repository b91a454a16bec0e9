import type { ReadyMadeStyle } from '../style.ts'

export const fantasy: readonly ReadyMadeStyle[] = [
  {
    key: 'elf',
    names: { ru: 'Эльф', en: 'Elf' },
    descriptions: { ru: 'Лес, серебро и сияющие листья', en: 'A forest, silver and glowing leaves' },
    tags: 'лес магия forest magic',
    prompt: 'elf in silver embroidered clothes, enchanted forest, glowing leaves, soft moonlight',
  },
  {
    key: 'dragon-rider',
    names: { ru: 'Всадник дракона', en: 'Dragon rider' },
    descriptions: { ru: 'Крылья, облака и доспехи', en: 'Wings, clouds and armour' },
    tags: 'дракон полёт dragon flight',
    prompt: 'riding a dragon above the clouds, flowing cloak, light armour, epic fantasy, dramatic sky',
  },
  {
    key: 'wizard',
    names: { ru: 'Волшебник', en: 'Wizard' },
    descriptions: { ru: 'Башня, книги и искры над ладонью', en: 'A tower, books and sparks above the palm' },
    tags: 'магия башня magic tower',
    prompt: 'wizard in a tower full of old books, sparks of magic above the palm, candlelight',
  },
  {
    key: 'mermaid',
    names: { ru: 'Под водой', en: 'Under water' },
    descriptions: {
      ru: 'Лучи солнца, кораллы и волшебные ткани',
      en: 'Rays of sun, corals and floating cloth',
    },
    tags: 'русалка море mermaid sea',
    prompt: 'underwater fairy tale, flowing fabric, corals, rays of sunlight through the water, bubbles',
  },
  {
    key: 'snow-realm',
    names: { ru: 'Снежное царство', en: 'Snow realm' },
    descriptions: { ru: 'Иней, ледяной дворец и белый мех', en: 'Frost, an ice palace and white fur' },
    tags: 'зима лёд королева winter ice queen',
    prompt: 'ruler of a snow realm, crown of ice, white fur cloak, ice palace, falling snow, cold light',
  },
  {
    key: 'knight',
    names: { ru: 'Рыцарь', en: 'Knight' },
    descriptions: { ru: 'Латы, знамя и туманное утро', en: 'Plate armour, a banner, a misty morning' },
    tags: 'средневековье замок medieval castle',
    prompt: 'knight in shining plate armour, castle and banners behind, misty morning, fantasy',
  },
]
