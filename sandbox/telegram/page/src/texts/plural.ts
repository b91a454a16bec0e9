interface Forms {
  readonly one: string
  readonly few?: string
  readonly other: string
}

/** A number with its noun in the form that the language demands. */
export function plural(language: string, forms: Forms) {
  const rules = new Intl.PluralRules(language)
  return (n: number): string => {
    const category = rules.select(n)
    const noun =
      category === 'one' ? forms.one : category === 'few' ? (forms.few ?? forms.other) : forms.other
    return `${n} ${noun}`
  }
}
