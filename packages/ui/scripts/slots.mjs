// Writes docs/slots.md: every slot with its data and its states, as the types say them.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const source = at('../src/')

/** Where docs/slots.md lies. */
export const referencePath = at('../../../docs/slots.md')

/** What Radix says of its own elements in `data-state`. */
const statesOfRadix = {
  'RadixTabs.Trigger': ['active', 'inactive'],
  'RadixTabs.Content': ['active', 'inactive'],
  'RadixDialog.Content': ['closed', 'open'],
  'RadixPopover.Content': ['closed', 'open'],
}

/** Data that many slots have alike, told once at the top. */
const named = { ButtonSlot: 'button', ControlSlot: 'control', ToneSlot: 'tone' }

/** Reads slots, data and states from the sources, and which slots nothing draws. */
export function readSlots() {
  const program = ts.createProgram(inputs(), options())
  const checker = program.getTypeChecker()
  const drawn = drawnSlots(program, checker)
  const slots = tableOf(program, checker).map((slot) => ({
    ...slot,
    states: [...(drawn.get(slot.name) ?? [])].toSorted(),
  }))
  return { slots, unused: slots.filter(({ name }) => !drawn.has(name)).map(({ name }) => name) }
}

function options() {
  const { config } = ts.readConfigFile(at('../tsconfig.json'), (path) => readFileSync(path, 'utf8'))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, at('../'))
  return { ...options, types: [] }
}

function inputs() {
  return ts.sys.readDirectory(
    source,
    ['.ts', '.tsx'],
    ['**/testing/**', '**/*.test.*', '**/*.test-d.ts', '**/*.stories.tsx'],
  )
}

/** The rows of `Slots` in theme/slots.ts, in its order. */
function tableOf(program, checker) {
  const file = program.getSourceFile(`${source}theme/slots.ts`)
  const slots = file.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === 'Slots',
  )
  return checker.getPropertiesOfType(checker.getTypeAtLocation(slots)).map((property) => {
    const [declaration] = property.declarations
    const path = relative(source, declaration.getSourceFile().fileName)
    return {
      name: property.name,
      owner: path.startsWith('components/') ? pascal(basename(dirname(path))) : 'Parts',
      data: dataOf(checker, checker.getTypeOfSymbol(property)),
    }
  })
}

function dataOf(checker, type) {
  const alias = type.symbol?.name
  if (alias === 'PlainSlot') return ''
  if (alias in named) return `[${named[alias]}](#what-many-slots-are-told)`
  return checker
    .getPropertiesOfType(type)
    .map((property) => `\`${property.name}: ${written(checker, checker.getTypeOfSymbol(property))}\``)
    .join('<br>')
}

const written = (checker, type) =>
  checker
    .typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)
    .replaceAll('"', "'")
    .replaceAll('|', '\\|')

/** Each slot that some element plays, with what that element may say in `data-state`. */
function drawnSlots(program, checker) {
  const drawn = new Map()
  const play = (name, states) => drawn.set(name, new Set([...(drawn.get(name) ?? []), ...states]))
  const visit = (node) => {
    if (ts.isCallExpression(node) && isSlotCall(node)) play(node.arguments[0].text, [])
    if (ts.isJsxAttribute(node) && node.name.getText() === 'slot')
      for (const name of textsIn(node)) play(name, [])
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const states = statesOf(node, checker)
      if (states.length) for (const name of slotsOf(node, checker)) play(name, states)
    }
    ts.forEachChild(node, visit)
  }
  for (const file of program.getSourceFiles()) if (file.fileName.startsWith(source)) visit(file)
  return drawn
}

const isSlotCall = (node) =>
  node.expression.getText() === 'slot' && node.arguments[0] && ts.isStringLiteral(node.arguments[0])

function statesOf(element, checker) {
  const tag = element.tagName.getText()
  const attribute = element.attributes.properties.find(
    (property) => ts.isJsxAttribute(property) && property.name.getText() === 'data-state',
  )
  const expression = attribute?.initializer?.expression
  return [
    ...(statesOfRadix[tag] ?? []),
    ...(expression ? literals(checker.getTypeAtLocation(expression)) : []),
  ]
}

function literals(type) {
  if (type.isUnion()) return type.types.flatMap(literals)
  if (type.isStringLiteral()) return [type.value]
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) return []
  throw new Error('A `data-state` is a union of texts, so that it can be documented.')
}

/** The slots that an element plays: those spread on it, also by way of a variable, and that of its `slot`. */
function slotsOf(element, checker) {
  return element.attributes.properties.flatMap((property) => {
    if (!ts.isJsxSpreadAttribute(property)) return []
    const { expression } = property
    const from = ts.isIdentifier(expression) ? origin(checker.getSymbolAtLocation(expression)) : expression
    return from ? callsIn(from).map((call) => call.arguments[0].text) : []
  })
}

function origin(symbol) {
  let declaration = symbol?.valueDeclaration
  while (declaration && !ts.isVariableDeclaration(declaration)) declaration = declaration.parent
  return declaration?.initializer
}

function callsIn(node) {
  const inside = []
  const visit = (each) => {
    if (ts.isCallExpression(each) && isSlotCall(each)) inside.push(each)
    ts.forEachChild(each, visit)
  }
  visit(node)
  return inside
}

function textsIn(node) {
  const texts = []
  const visit = (each) => {
    if (ts.isStringLiteral(each)) texts.push(each.text)
    ts.forEachChild(each, visit)
  }
  visit(node)
  return texts
}

const pascal = (kebab) => kebab.replaceAll(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())

/** The page as it should be. */
export function slotsReference({ slots }) {
  const owners = [...new Set(slots.map(({ owner }) => owner))]
  const tables = owners.map((owner) => {
    const rows = slots
      .filter((slot) => slot.owner === owner)
      .map(
        ({ name, data, states }) =>
          `| \`${name}\` | ${data} | ${states.map((state) => `\`${state}\``).join(' ')} |`,
      )
    return `## ${owner}\n\n| slot | a function is told | \`data-state\` |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  return `${preface}\n${tables.join('\n')}`
}

const preface = `# Slots and states

Every element that you may want to restyle has a name: the key in \`appearance.elements\`, and the value of \`data-ck-slot\` for CSS.
Where it stands it says in \`data-state\`. Both are API: they change with a major version only. The guide on
[appearance](guides/appearance.md) shows how to use them.

<!-- Written by \`pnpm --filter @creditkit/ui slots\` from the types; a test compares. -->

## What many slots are told

| | |
|---|---|
| button | \`variant: 'primary' \\| 'secondary' \\| 'ghost' \\| 'danger'\`, \`size: 'sm' \\| 'md' \\| 'icon'\`, \`loading: boolean\`, \`disabled: boolean\`. It is a \`button\` as well: what \`elements.button\` says counts too, and the more exact slot lies over it. |
| control | \`invalid: boolean\`, \`disabled: boolean\` |
| tone | \`tone: 'neutral' \\| 'info' \\| 'success' \\| 'warning' \\| 'danger'\` |

A \`status\` that is told to a function is what \`data-state\` says.
`

const [, script] = process.argv
if (script === import.meta.filename) writeFileSync(referencePath, slotsReference(readSlots()))
