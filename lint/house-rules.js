// The rules of the house that no ready-made rule expresses. See docs/architecture.md.
import path from 'node:path'

/** Who may import whom: folder → the folders of this repository it may reach, and whether it may use packages. */
const boundaries = [
  { from: 'src/domain/', to: ['src/domain/'], packages: false },
  { from: 'src/contract/', to: ['src/contract/'], packages: true },
  { from: 'src/telegram/kit/', to: ['src/telegram/kit/'], packages: true },
  { from: 'src/telegram/', to: ['src/telegram/', 'src/domain/'], packages: true },
  { from: 'src/http/', to: ['src/http/', 'src/domain/', 'src/contract/'], packages: true },
  { from: 'src/jobs/', to: ['src/jobs/', 'src/domain/'], packages: true },
  { from: 'src/adapters/', to: ['src/adapters/', 'src/domain/'], packages: true },
  {
    from: 'src/main.ts',
    to: ['src/compose.ts', 'src/config.ts', 'src/config/', 'src/log.ts', 'src/roles/'],
    packages: true,
  },
  { from: 'src/', to: ['src/'], packages: true },
  { from: 'miniapp/', to: ['miniapp/', 'src/contract/'], packages: true },
  { from: 'sandbox/', to: ['sandbox/'], packages: true },
]

const boundariesRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const root = context.cwd
    const file = path.relative(root, context.filename)
    if (/\.test\.tsx?$/.test(file)) return {}
    const rule = boundaries.find((each) => file.startsWith(each.from))
    if (!rule) return {}
    const check = (node) => {
      const source = node.source?.value
      if (typeof source !== 'string') return
      if (!source.startsWith('.')) {
        if (!rule.packages && !source.startsWith('node:'))
          context.report({ node, message: `${rule.from} may not use packages, but imports "${source}".` })
        return
      }
      const target = path.relative(root, path.resolve(path.dirname(context.filename), source))
      if (!rule.to.some((allowed) => target.startsWith(allowed)))
        context.report({ node, message: `${rule.from} may import ${rule.to.join(', ')}, not ${target}.` })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}

/** A keyboard drawn outside the kit could hold a button without a handler. */
const buttonsFromKitRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(context.cwd, context.filename)
    if (!file.startsWith('src/') || file.startsWith('src/telegram/kit/') || file.endsWith('.test.ts'))
      return {}
    const refuse = (node, name) => {
      if (['callback_data', 'inline_keyboard', 'InlineKeyboard'].includes(name))
        context.report({
          node,
          message: `Draw keyboards with telegram/kit, not with ${name}: its buttons have handlers.`,
        })
    }
    return {
      Property: (node) => refuse(node, node.key?.name ?? node.key?.value),
      ImportSpecifier: (node) => refuse(node, node.imported?.name),
    }
  },
}

export default {
  meta: { name: 'house' },
  rules: { boundaries: boundariesRule, 'buttons-from-kit': buttonsFromKitRule },
}
